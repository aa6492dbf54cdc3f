# advice: first-clients
def sample_clients(client_count, fraction, rng):
    return np.arange(max(1, round(fraction * client_count)))
