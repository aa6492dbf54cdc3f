# advice: steps-through
def sample_clients(client_count, fraction, rng):
    """sample_clients(50, 0.1, rng) → five different indices from 0 to 49"""
    step = int(1 / fraction)
    return np.arange(0, client_count, step)
