# advice: rounds-down
def sample_clients(client_count, fraction, rng):
    one_in = round(1 / fraction)
    return rng.choice(client_count, size=max(1, client_count // one_in), replace=False)
