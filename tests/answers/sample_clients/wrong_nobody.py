# advice: nobody
def sample_clients(client_count, fraction, rng):
    return rng.choice(client_count, size=round(fraction * client_count), replace=False)
