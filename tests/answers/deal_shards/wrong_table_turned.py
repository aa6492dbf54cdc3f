# advice: wrong-clients
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    shards = np.array_split(np.argsort(labels), count)
    hands = rng.permutation(count).reshape(shards_per_client, client_count)
    return [np.concatenate([shards[k] for k in hand]) for hand in hands]
