# advice: dealt-twice
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    hands = rng.integers(len(shards), size=(client_count, shards_per_client))
    return [np.concatenate([shards[k] for k in hand]) for hand in hands]
