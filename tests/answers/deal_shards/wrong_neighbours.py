# advice: neighbours
def deal_shards(labels, client_count, shards_per_client, rng):
    blocks = np.array_split(np.argsort(labels), client_count * shards_per_client)
    k = shards_per_client
    return [np.concatenate(blocks[c * k : (c + 1) * k]) for c in rng.permutation(client_count)]
