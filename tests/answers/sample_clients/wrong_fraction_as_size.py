# advice: float-size
def sample_clients(client_count, fraction, rng):
    return rng.choice(range(client_count), size=fraction, replace=False)
