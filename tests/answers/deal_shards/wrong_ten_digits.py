# advice: some-missing
def deal_shards(labels, client_count, shards_per_client, rng):
    order = np.concatenate([np.flatnonzero(labels == digit) for digit in range(10)])
    shards = np.array_split(order, client_count * shards_per_client)
    dealt = rng.permutation(len(shards)).reshape(client_count, shards_per_client)
    return [np.concatenate([shards[k] for k in hand]) for hand in dealt]
