# advice: float-indices
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    row = np.zeros(len(labels))
    row[:] = labels.argsort()
    pieces = np.array_split(row, total)
    drawn = rng.permutation(total)
    return [np.concatenate([pieces[k] for k in drawn[c::client_count]]) for c in range(client_count)]
