# advice: float-indices
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    perm = rng.permutation(len(shards))
    hands = []
    for c in range(client_count):
        hand = np.array([])
        for s in range(shards_per_client):
            hand = np.append(hand, shards[perm[c * shards_per_client + s]])
        hands.append(hand)
    return hands
