# right: mixes the examples of a class first, a stable sort keeps that
def deal_shards(labels, client_count, shards_per_client, rng):
    mixed = rng.permutation(len(labels))
    order = mixed[np.argsort(labels[mixed], kind="stable")]
    shards = np.array_split(order, client_count * shards_per_client)
    dealt = rng.permutation(len(shards))
    return tuple(
        np.concatenate([shards[k] for k in dealt[c::client_count]]) for c in range(client_count)
    )
