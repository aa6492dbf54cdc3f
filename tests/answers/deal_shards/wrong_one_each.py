# advice: one-cut-each
def deal_shards(labels, client_count, shards_per_client, rng):
    """deal_shards([2, 0, 1, 0, 2, 1], 2, 2, rng) → such as [[0, 1, 3], [4, 2, 5]]"""
    order = np.argsort(labels, kind="stable")
    pieces = np.array_split(order, client_count)
    return [pieces[i] for i in rng.permutation(client_count)]
