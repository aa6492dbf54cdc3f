# advice: float-indices
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    return rng.choice(np.linspace(0, client_count - 1, client_count), size=n, replace=False)
