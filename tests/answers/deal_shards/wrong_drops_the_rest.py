# advice: lost-rest
@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    size = len(labels) // count
    order = np.argsort(labels)
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return [np.concatenate([order[k * size : (k + 1) * size] for k in hand]) for hand in hands]
