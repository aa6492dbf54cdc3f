# advice: rounds-down
def sample_clients(client_count, fraction, rng):
    return rng.choice(client_count, size=max(1, int(fraction * client_count // 1)), replace=False)
