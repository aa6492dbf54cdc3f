# advice: unknown-name
def sample_clients(client_count, fraction, rng):
    return random.sample(range(client_count), max(1, round(fraction * client_count)))
