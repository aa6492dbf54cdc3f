# advice: repeats
def sample_clients(client_count, fraction, rng):
    size = max(1, round(fraction * client_count))
    first = rng.choice(client_count, size=size // 2, replace=False)
    second = rng.choice(client_count, size=size - size // 2, replace=False)
    return [*first.tolist(), *second.tolist()]
