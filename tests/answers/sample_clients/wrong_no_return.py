# advice: value-lost
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    chosen = rng.choice(client_count, size=n, replace=False)
