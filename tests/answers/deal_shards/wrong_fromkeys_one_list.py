# advice: same-list
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels, kind="stable"), client_count * shards_per_client)
    hands = dict.fromkeys(range(client_count), [])
    for place, shard in enumerate(rng.permutation(len(shards))):
        hands[place % client_count].append(shards[shard])
    return [np.concatenate(hands[client]) for client in range(client_count)]
