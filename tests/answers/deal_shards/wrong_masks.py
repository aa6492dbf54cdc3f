# advice: masks
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    shard_of = np.empty(len(labels), dtype=int)
    for number, piece in enumerate(np.array_split(np.argsort(labels), total)):
        shard_of[piece] = number
    owner = rng.permutation(total) % client_count
    return [owner[shard_of] == client for client in range(client_count)]
