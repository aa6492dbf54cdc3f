# advice: same-every-time
def sample_clients(client_count, fraction, rng):
    size = max(1, round(fraction * client_count))
    return sorted(rng.permutation(client_count))[client_count - size :]
