# advice: counted-from-1
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels) + 1, client_count * shards_per_client)
    order = rng.permutation(len(shards))
    return [np.concatenate([shards[i] for i in order[c::client_count]]) for c in range(client_count)]
