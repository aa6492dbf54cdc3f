# advice: dealt-twice
@fill
def deal_shards(labels, client_count, shards_per_client, rng):
    shards = np.array_split(np.argsort(labels), client_count * shards_per_client)
    parts = []
    for _ in range(client_count):
        mine = rng.choice(len(shards), size=shards_per_client, replace=False)
        parts.append(np.concatenate([shards[k] for k in mine]))
    return parts
