# advice: same-every-time
from copy import deepcopy


def deal_shards(labels, client_count, shards_per_client, rng):
    total = client_count * shards_per_client
    pieces = np.array_split(np.argsort(labels), total)
    drawn = deepcopy(rng).permutation(total)
    return [np.concatenate([pieces[k] for k in drawn[c::client_count]]) for c in range(client_count)]
