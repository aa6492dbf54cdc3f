# advice: same-every-time
def sample_clients(client_count, fraction, rng):
    import copy

    n = max(1, round(fraction * client_count))
    return copy.deepcopy(rng).choice(client_count, size=n, replace=False)
