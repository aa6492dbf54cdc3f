# advice: dealt-in-order
def deal_shards(labels, client_count, shards_per_client, rng):
    mixed = rng.permutation(len(labels))
    order = mixed[np.argsort(labels[mixed], kind="stable")]
    return np.array_split(order, client_count)
