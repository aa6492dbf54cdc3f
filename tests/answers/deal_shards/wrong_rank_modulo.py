# advice: strided
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    rank = np.argsort(np.argsort(labels))
    owner = np.repeat(np.arange(client_count), shards_per_client)
    rng.shuffle(owner)
    return [np.nonzero(owner[rank % total] == client)[0] for client in range(client_count)]
