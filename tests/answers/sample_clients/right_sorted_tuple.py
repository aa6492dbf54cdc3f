# right: sorted, as a tuple
def sample_clients(client_count, fraction, rng):
    n = max(round(fraction * client_count), 1)
    return tuple(sorted(rng.choice(range(client_count), n, False).tolist()))
