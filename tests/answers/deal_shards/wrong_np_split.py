# advice: not-divisible
@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    shards = np.split(np.argsort(labels), count)
    dealt = rng.permutation(count)
    return [np.concatenate([shards[k] for k in dealt[c::client_count]]) for c in range(client_count)]
