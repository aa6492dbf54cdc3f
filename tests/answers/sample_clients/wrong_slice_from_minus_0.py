# advice: nobody
def sample_clients(client_count, fraction, rng):
    order = rng.permutation(client_count)
    return order[-round(fraction * client_count) :]
