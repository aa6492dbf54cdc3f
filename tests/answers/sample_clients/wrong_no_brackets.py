# advice: wrong-type
def sample_clients(client_count, fraction, rng):
    return rng.permutation
