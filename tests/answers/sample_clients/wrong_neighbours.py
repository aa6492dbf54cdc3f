# advice: uneven
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    return (rng.integers(client_count) + np.arange(n)) % client_count
