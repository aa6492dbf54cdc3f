# advice: returns-shards
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    rng.shuffle(numbers := list(range(len(shards))))
    return [shards[k] for k in numbers]
