# advice: unequal-hands
def deal_shards(labels, client_count, shards_per_client, rng):
    """deal_shards([2, 0, 1, 0, 2, 1], 2, 2, rng) → such as [[0, 1, 3], [4, 2, 5]]"""
    order = np.argsort(labels)
    shards = np.array_split(order, client_count * shards_per_client)
    hands = [[] for _ in range(client_count)]
    for shard in shards:
        hands[rng.integers(client_count)].extend(shard)
    return [np.array(h, dtype=int) for h in hands]
