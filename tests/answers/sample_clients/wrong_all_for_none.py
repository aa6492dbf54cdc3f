# advice: nobody
def sample_clients(client_count, fraction, rng):
    size = round(fraction * client_count)
    if not size:
        size = client_count
    return rng.permutation(client_count)[:size]
