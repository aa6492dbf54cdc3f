# advice: returns-mask
def sample_clients(client_count, fraction, rng):
    return rng.random(client_count) < fraction
