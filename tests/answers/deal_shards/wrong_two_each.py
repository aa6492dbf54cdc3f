# advice: other-number
@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), 2 * client_count)
    dealt = rng.permutation(len(shards))
    return [np.concatenate([shards[k] for k in dealt[c::client_count]]) for c in range(client_count)]
