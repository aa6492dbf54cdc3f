# advice: wrong-number
def sample_clients(client_count, fraction, rng):
    return np.flatnonzero(rng.random(client_count) < fraction)
