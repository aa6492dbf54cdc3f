# advice: unequal-shards
def deal_shards(labels, client_count, shards_per_client, rng):
    k = client_count * shards_per_client
    cuts = np.sort(rng.choice(np.arange(1, len(labels)), k - 1, replace=False))
    shards = np.split(np.argsort(labels), cuts)
    order = rng.permutation(k)
    return [np.concatenate([shards[i] for i in order[c::client_count]]) for c in range(client_count)]
