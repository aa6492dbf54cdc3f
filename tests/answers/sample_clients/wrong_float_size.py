# advice: float-size
def sample_clients(client_count, fraction, rng):
    return rng.choice(client_count, size=max(1, fraction * client_count), replace=False)
