# advice: wrong-number
def sample_clients(client_count, fraction, rng):
    return rng.permutation(client_count)[: max(1, round(fraction * client_count)) + 1]
