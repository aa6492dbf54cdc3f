# right: the head of a permutation
def sample_clients(client_count, fraction, rng):
    return rng.permutation(client_count)[: max(1, round(client_count * fraction))]
