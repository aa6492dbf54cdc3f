# advice: not-divisible
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    order = np.argsort(labels)
    ends = [len(order) * k // total for k in range(total + 1)]
    rows = rng.permutation(total).reshape(client_count, shards_per_client + 1)
    return [np.concatenate([order[ends[k] : ends[k + 1]] for k in row]) for row in rows]
