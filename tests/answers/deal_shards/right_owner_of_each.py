# right: an owner for each place in the order, longer shards last
def deal_shards(labels, client_count, shards_per_client, rng):
    n, count = len(labels), client_count * shards_per_client
    size, rest = divmod(n, count)
    sizes = np.full(count, size)
    sizes[count - rest :] += 1
    owners = rng.permutation(np.repeat(np.arange(client_count), shards_per_client))
    owner_of_place = np.repeat(owners, sizes)
    order = np.argsort(labels)[::-1]
    return [order[owner_of_place == client] for client in range(client_count)]
