# advice: lost-rest
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    size = len(labels) // count
    shards = np.argsort(labels)[: size * count].reshape(count, size)
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return [shards[hand].ravel() for hand in hands]
