# advice: unequal-shards
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    order, size = np.argsort(labels), -(-len(labels) // count)
    shards = [order[k * size : (k + 1) * size] for k in range(count)]
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return [np.concatenate([shards[k] for k in hand]) for hand in hands]
