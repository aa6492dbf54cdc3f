# right: each client draws from the shards that are left
def deal_shards(labels, client_count, shards_per_client, rng):
    left = list(np.array_split(np.argsort(labels), client_count * shards_per_client))
    parts = []
    for _ in range(client_count):
        mine = [left.pop(int(rng.integers(len(left)))) for _ in range(shards_per_client)]
        parts.append(np.sort(np.concatenate(mine)))
    return parts
