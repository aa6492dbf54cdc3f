# advice: float-size
@fill
def sample_clients(client_count, fraction, rng):
    k = fraction * client_count
    return rng.permutation(client_count)[:k]
