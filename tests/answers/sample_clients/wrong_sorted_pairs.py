# advice: uneven
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    favoured = np.arange(1, client_count + 1)
    return rng.choice(client_count, size=n, replace=False, p=favoured / favoured.sum())
