# advice: same-list
def deal_shards(labels, client_count, shards_per_client, rng):
    order = np.argsort(labels)
    shards = np.array_split(order, client_count * shards_per_client)
    numbers = rng.permutation(client_count * shards_per_client)
    result = [[]] * client_count
    for place, number in enumerate(numbers):
        result[place % client_count].extend(shards[number].tolist())
    return [np.array(r) for r in result]
