# advice: other-count-of-shards
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), len(np.unique(labels)))
    order = rng.permutation(len(shards))
    return [np.concatenate([shards[i] for i in order[c::client_count]]) for c in range(client_count)]
