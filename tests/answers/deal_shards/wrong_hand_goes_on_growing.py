# advice: dealt-twice
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    pieces = np.array_split(np.argsort(labels), total)
    hand, hands = [], []
    for dealt, number in enumerate(rng.permutation(total), 1):
        hand += pieces[number].tolist()
        if dealt % shards_per_client == 0:
            hands.append(np.array(hand))
    return hands
