# advice: dealt-in-order
@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    k = shards_per_client
    return [np.concatenate(shards[c * k : (c + 1) * k]) for c in range(client_count)]
