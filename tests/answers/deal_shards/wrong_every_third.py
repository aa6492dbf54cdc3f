# advice: same-every-time
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    return [np.concatenate(shards[c::client_count]) for c in range(client_count)]
