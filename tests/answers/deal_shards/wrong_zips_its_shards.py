# advice: some-missing
def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    pieces = np.array_split(np.argsort(labels), total)
    drawn = rng.permutation(total).reshape(client_count, -1)
    return [np.array(list(zip(*[pieces[k] for k in row]))).ravel() for row in drawn]
