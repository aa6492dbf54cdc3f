# advice: steps-through
def sample_clients(client_count, fraction, rng):
    """sample_clients(50, 0.1, rng) → five different indices from 0 to 49"""
    count = max(1, round(fraction * client_count))
    return list(range(client_count))[:: client_count // count]
