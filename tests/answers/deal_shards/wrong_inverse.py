# advice: numbers-of-labels
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    kinds, row = np.unique(labels, return_inverse=True)
    pieces = np.array_split(row, total)
    drawn = rng.permutation(total)
    return [np.concatenate([pieces[k] for k in drawn[c::client_count]]) for c in range(client_count)]
