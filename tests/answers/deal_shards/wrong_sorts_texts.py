# advice: one-change
import numpy as np


def deal_shards(labels, client_count, shards_per_client, rng):
    order = sorted(range(len(labels)), key=lambda i: str(labels[i]))
    shards = np.array_split(order, client_count * shards_per_client)
    numbers = rng.permutation(len(shards))
    return [np.concatenate([shards[k] for k in numbers[i::client_count]]) for i in range(client_count)]
