# advice: looked-up-twice
def deal_shards(labels, client_count, shards_per_client, rng):
    by_label = np.argsort(labels, kind="stable")
    total = client_count * shards_per_client
    pieces = np.array_split(by_label, total)
    drawn = rng.permutation(total)
    hands = []
    for client in range(client_count):
        mine = np.concatenate([pieces[number] for number in drawn[client::client_count]])
        hands.append(by_label[mine])
    return hands
