# advice: changes-input
def deal_shards(labels, client_count, shards_per_client, rng):
    labels.sort()
    count = client_count * shards_per_client
    shards = np.array_split(np.arange(len(labels)), count)
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return [np.concatenate([shards[k] for k in hand]) for hand in hands]
