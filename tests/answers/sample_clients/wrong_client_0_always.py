# advice: always-the-same-one
def sample_clients(client_count, fraction, rng):
    k = max(1, round(fraction * client_count))
    rest = rng.choice(np.arange(1, client_count), k - 1, replace=False) if k > 1 else []
    return [0, *rest]
