# advice: client-0
def sample_clients(client_count, fraction, rng):
    n = round(fraction * client_count)
    return rng.permutation(client_count)[:n] if n else [0]
