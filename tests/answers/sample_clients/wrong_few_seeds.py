# advice: uneven
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    own = np.random.default_rng(int(rng.integers(10)))
    return own.choice(client_count, size=n, replace=False)
