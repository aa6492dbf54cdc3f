# advice: repeats-dropped
def sample_clients(client_count, fraction, rng):
    size = max(1, round(fraction * client_count))
    return list(set(rng.integers(0, client_count, size).tolist()))
