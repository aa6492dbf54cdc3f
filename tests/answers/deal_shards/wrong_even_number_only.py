# advice: one-line-too-many
def deal_shards(labels, client_count, shards_per_client, rng):
    order = list(np.argsort(labels))
    n = client_count * shards_per_client
    if len(order) % 2:
        order.pop()
    size, rest = divmod(len(order), n)
    shards, at = [], 0
    for k in range(n):
        end = at + size + (k < rest)
        shards.append(order[at:end])
        at = end
    ids = rng.permutation(n)
    return [np.concatenate([shards[i] for i in row]) for row in ids.reshape(client_count, shards_per_client)]
