# advice: some-missing
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    dealt = rng.permutation(len(shards))
    return [shards[dealt[c]] for c in range(client_count)]
