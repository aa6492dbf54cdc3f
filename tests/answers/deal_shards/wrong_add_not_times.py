# advice: sum-for-product
def deal_shards(labels, client_count, shards_per_client, rng):
    """deal_shards([2, 0, 1, 0, 2, 1], 2, 2, rng) → such as [[0, 1, 3], [4, 2, 5]]"""
    order = np.argsort(labels)
    shards = np.array_split(order, client_count + shards_per_client)
    perm = rng.permutation(len(shards))
    return [np.concatenate([shards[i] for i in perm[c::client_count]]) for c in range(client_count)]
