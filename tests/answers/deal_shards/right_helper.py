# right: a helper above, Fisher and Yates by hand
def shuffled(items, rng):
    items = list(items)
    for i in range(len(items) - 1, 0, -1):
        j = int(rng.integers(i + 1))
        items[i], items[j] = items[j], items[i]
    return items


@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = shuffled(np.array_split(np.lexsort((labels,)), client_count * shards_per_client), rng)
    parts = []
    while shards:
        parts.append(np.concatenate(shards[:shards_per_client]))
        del shards[:shards_per_client]
    return parts
