# right: a set
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    return set(rng.choice(client_count, size=n, replace=False).tolist())
