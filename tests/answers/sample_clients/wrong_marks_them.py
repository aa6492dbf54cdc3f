# advice: returns-mask
def sample_clients(client_count, fraction, rng):
    size = max(1, round(client_count * fraction))
    drawn = rng.choice(client_count, size=size, replace=False)
    return np.isin(np.arange(client_count), drawn)
