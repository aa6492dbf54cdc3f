# advice: not-sorted
def deal_shards(labels, client_count, shards_per_client, rng):
    mixed = rng.permutation(len(labels))
    return [mixed[c::client_count] for c in range(client_count)]
