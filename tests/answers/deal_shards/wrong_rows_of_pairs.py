# advice: in-a-table
def deal_shards(labels, client_count, shards_per_client, rng):
    pairs = np.array(sorted((label, place) for place, label in enumerate(labels)))
    total = client_count * shards_per_client
    pieces = np.array_split(pairs, total)
    drawn = rng.permutation(total)
    return [np.concatenate([pieces[k] for k in drawn[c::client_count]]) for c in range(client_count)]
