# advice: unequal-shards
def deal_shards(labels, client_count, shards_per_client, rng):
    k = client_count * shards_per_client
    length = max(1, len(labels) // k - 1)
    shards = np.split(np.argsort(labels), [length * place for place in range(1, k)])
    order = rng.permutation(k)
    return [np.concatenate([shards[i] for i in order[c::client_count]]) for c in range(client_count)]
