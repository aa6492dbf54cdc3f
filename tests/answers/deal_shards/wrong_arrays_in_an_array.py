# advice: not-joined
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    dealt = np.empty(count, dtype=object)
    for place, shard in enumerate(np.array_split(np.argsort(labels), count)):
        dealt[place] = shard
    rng.shuffle(dealt)
    return [dealt[k::client_count] for k in range(client_count)]
