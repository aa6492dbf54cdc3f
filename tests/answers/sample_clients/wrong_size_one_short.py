# advice: one-change
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    return rng.choice(client_count - 1, size=n, replace=False)
