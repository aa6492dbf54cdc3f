# right: class by class instead of a sort
def deal_shards(labels, client_count, shards_per_client, rng):
    order = np.concatenate([np.flatnonzero(labels == label) for label in np.unique(labels)])
    shards = np.array_split(order, client_count * shards_per_client)
    rng.shuffle(numbers := np.arange(len(shards)))
    hands = np.array_split(numbers, client_count)
    return [np.hstack([shards[k] for k in hand]) for hand in hands]
