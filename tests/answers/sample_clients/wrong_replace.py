# advice: repeats
@fill
def sample_clients(client_count, fraction, rng):
    return rng.choice(client_count, size=max(1, round(fraction * client_count)))
