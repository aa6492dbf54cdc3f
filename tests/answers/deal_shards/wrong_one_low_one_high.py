# advice: uneven
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    shards = np.array_split(np.argsort(labels), count)
    hands = [rng.permutation(client_count) + row * client_count for row in range(shards_per_client)]
    return [np.concatenate([shards[row[c]] for row in hands]) for c in range(client_count)]
