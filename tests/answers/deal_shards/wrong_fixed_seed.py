# advice: same-every-time
def deal_shards(labels, client_count, shards_per_client, rng):
    rng = np.random.default_rng(0)
    count = client_count * shards_per_client
    shards = np.array_split(np.argsort(labels), count)
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return [np.concatenate([shards[k] for k in hand]) for hand in hands]
