# advice: not-joined
@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    shards = np.array_split(np.argsort(labels), count)
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return [[shards[k] for k in hand] for hand in hands]
