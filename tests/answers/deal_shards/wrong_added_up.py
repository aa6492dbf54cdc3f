# advice: added-up
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    order = rng.permutation(len(shards))
    return [sum(shards[i] for i in order[c::client_count]) for c in range(client_count)]
