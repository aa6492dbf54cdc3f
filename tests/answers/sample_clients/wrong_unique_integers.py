# advice: repeats-dropped
def sample_clients(client_count, fraction, rng):
    return np.unique(rng.integers(0, client_count, max(1, round(fraction * client_count))))
