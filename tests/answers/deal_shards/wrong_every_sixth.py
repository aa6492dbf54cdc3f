# advice: strided
def deal_shards(labels, client_count, shards_per_client, rng):
    by_label, many = np.argsort(labels), client_count * shards_per_client
    numbers = rng.permutation(many)
    hands = []
    for client in range(client_count):
        mine = numbers[client * shards_per_client : (client + 1) * shards_per_client]
        hands.append(np.concatenate([by_label[number::many] for number in mine]))
    return hands
