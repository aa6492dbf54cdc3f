# advice: in-a-table
def deal_shards(labels, client_count, shards_per_client, rng):
    row = np.hstack([np.where(labels == label) for label in np.unique(labels)])
    total = client_count * shards_per_client
    pieces = np.array_split(row, total)
    drawn = rng.permutation(total)
    return [np.concatenate([pieces[k] for k in drawn[c::client_count]]) for c in range(client_count)]
