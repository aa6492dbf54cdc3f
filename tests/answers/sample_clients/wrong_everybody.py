# advice: ignores-fraction
def sample_clients(client_count, fraction, rng):
    return rng.permutation(client_count)
