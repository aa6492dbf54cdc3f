# advice: not-sorted
def deal_shards(labels, client_count, shards_per_client, rng):
    order = rng.permutation(len(labels))
    shards = np.array_split(order, client_count * shards_per_client)
    return [np.concatenate(shards[c::client_count]) for c in range(client_count)]
