# advice: unequal-shards
from itertools import chain, islice


def deal_shards(labels, client_count, shards_per_client, rng):
    order = sorted(range(len(labels)), key=lambda i: labels[i])
    size = -(-len(order) // (client_count * shards_per_client))
    shards = [order[i:i + size] for i in range(0, len(order), size)]
    pack = (shards[k] for k in rng.permutation(len(shards)))
    return [np.array([*chain.from_iterable(islice(pack, shards_per_client))], dtype=int)
            for _ in range(client_count)]
