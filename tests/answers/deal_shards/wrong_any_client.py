# advice: unequal-hands
def deal_shards(labels, client_count, shards_per_client, rng):
    """deal_shards([2, 0, 1, 0, 2, 1], 2, 2, rng) → such as [[0, 1, 3], [4, 2, 5]]"""
    pieces = np.array_split(np.argsort(labels, kind="stable"), client_count * shards_per_client)
    owner = rng.integers(0, client_count, len(pieces))
    return [np.concatenate([np.array([], dtype=int), *(p for p, o in zip(pieces, owner) if o == c)]) for c in range(client_count)]
