# right: plain lists, sorted by key, cuts by hand
def deal_shards(labels, client_count, shards_per_client, rng):
    n = len(labels)
    order = sorted(range(n), key=lambda i: labels[i])
    count = client_count * shards_per_client
    cuts = [k * n // count for k in range(count + 1)]
    numbers = list(range(count))
    rng.shuffle(numbers)
    clients = []
    for c in range(client_count):
        mine = []
        for k in numbers[c * shards_per_client : (c + 1) * shards_per_client]:
            mine += order[cuts[k] : cuts[k + 1]]
        clients.append(mine)
    return clients
