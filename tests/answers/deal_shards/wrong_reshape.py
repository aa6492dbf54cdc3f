# advice: not-divisible
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    shards = np.argsort(labels).reshape(count, -1)
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return [shards[hand].ravel() for hand in hands]
