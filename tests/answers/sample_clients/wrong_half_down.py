# advice: rounds-halves
def sample_clients(client_count, fraction, rng):
    nearest = -int((0.5 - fraction * client_count) // 1)
    return rng.permutation(client_count)[: max(nearest, 1)]
