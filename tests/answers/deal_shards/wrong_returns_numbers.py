# advice: returns-numbers
def deal_shards(labels, client_count, shards_per_client, rng):
    count = client_count * shards_per_client
    hands = rng.permutation(count).reshape(client_count, shards_per_client)
    return list(hands)
