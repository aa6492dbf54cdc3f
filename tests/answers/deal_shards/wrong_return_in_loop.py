# advice: returns-in-loop
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    hands = rng.permutation(len(shards)).reshape(client_count, shards_per_client)
    parts = []
    for hand in hands:
        parts.append(np.concatenate([shards[k] for k in hand]))
        return parts
