# advice: wrong-clients
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    dealt = rng.permutation(len(shards))
    return np.concatenate([shards[k] for k in dealt])
