# advice: wrong-shape
def sample_clients(client_count, fraction, rng):
    size = max(1, round(client_count * fraction))
    chosen = np.arange(client_count) < size
    return np.argwhere(rng.permutation(chosen))
