# advice: returns-number
def sample_clients(client_count, fraction, rng):
    size = max(1, round(fraction * client_count))
    return rng.choice(client_count, size, replace=False) if size > 1 else rng.choice(client_count)
