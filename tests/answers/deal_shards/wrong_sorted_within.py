# advice: not-sorted
def deal_shards(labels, client_count, shards_per_client, rng):
    shuffled = rng.permutation(len(labels))
    pieces = np.array_split(shuffled, client_count * shards_per_client)
    hands = []
    for client in range(client_count):
        mine = pieces[client * shards_per_client : (client + 1) * shards_per_client]
        hands.append(np.array(sorted(np.concatenate(mine).tolist())))
    return hands
