# advice: sorted-twice
def deal_shards(labels, client_count, shards_per_client, rng):
    ranks = np.argsort(np.argsort(labels))
    shards = np.array_split(ranks, client_count * shards_per_client)
    perm = rng.permutation(len(shards))
    return [np.concatenate([shards[i] for i in perm[c * shards_per_client:(c + 1) * shards_per_client]]) for c in range(client_count)]
