# advice: out-of-range
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    return rng.choice(range(1, client_count + 1), size=n, replace=False)
