# advice: same-every-time
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels, kind="stable"), client_count * shards_per_client)
    order = rng.permutation(len(shards))
    return [np.concatenate(shards[k::client_count]) for k in range(client_count)]
