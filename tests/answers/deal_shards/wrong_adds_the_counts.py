# advice: sum-for-product
def deal_shards(labels, client_count, shards_per_client, rng):
    """deal_shards([2, 0, 1, 0, 2, 1], 2, 2, rng) → such as [[0, 1, 3], [4, 2, 5]]"""
    pieces = np.array_split(np.argsort(labels, kind="stable"), client_count + shards_per_client)
    order = rng.permutation(len(pieces))
    return [np.concatenate([pieces[k] for k in order[client::client_count]]) for client in range(client_count)]
