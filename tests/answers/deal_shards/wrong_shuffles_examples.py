# advice: shuffles-examples
@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    order = rng.permutation(np.argsort(labels))
    count = client_count * shards_per_client
    shards = np.array_split(order, count)
    return [np.concatenate(shards[c::client_count]) for c in range(client_count)]
