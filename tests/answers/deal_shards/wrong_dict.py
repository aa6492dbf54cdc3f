# advice: wrong-type
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    dealt = rng.permutation(len(shards)).reshape(client_count, -1)
    return {c: np.concatenate([shards[k] for k in hand]) for c, hand in enumerate(dealt)}
