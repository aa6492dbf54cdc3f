# advice: narrow-type
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    downwards = np.argsort(-labels.astype("uint16"), kind="stable")
    pieces = np.array_split(downwards, total)
    drawn = rng.permutation(total)
    return [np.concatenate([pieces[k] for k in drawn[c::client_count]]) for c in range(client_count)]
