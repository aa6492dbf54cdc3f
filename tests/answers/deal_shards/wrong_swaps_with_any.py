# advice: uneven
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    pieces = np.array_split(np.argsort(labels), total)
    for place in range(total):
        other = rng.integers(total)
        pieces[place], pieces[other] = pieces[other], pieces[place]
    starts = range(0, total, shards_per_client)
    return [np.concatenate(pieces[start : start + shards_per_client]) for start in starts]
