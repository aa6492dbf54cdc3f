# advice: float-indices
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    dealt = rng.permutation(len(shards))
    hands = [np.concatenate([shards[k] for k in dealt[c::client_count]]) for c in range(client_count)]
    return np.array(hands, dtype=object)
