# advice: other-randomness
def sample_clients(client_count, fraction, rng):
    import random

    return random.sample(range(client_count), max(1, round(fraction * client_count)))
