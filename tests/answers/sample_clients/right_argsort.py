# right: the places of the smallest random numbers, sorted
def sample_clients(client_count, fraction, rng):
    n = max(1, int(np.rint(fraction * client_count)))
    keys = rng.random(client_count)
    return np.sort(np.argsort(keys)[:n])
