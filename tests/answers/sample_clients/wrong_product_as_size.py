# advice: float-size
@fill
def sample_clients(client_count, fraction, rng):
    return rng.choice(client_count, fraction * client_count, replace=False)
