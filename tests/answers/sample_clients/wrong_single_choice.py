# advice: returns-number
@fill
def sample_clients(client_count, fraction, rng):
    k = max(1, round(fraction * client_count))
    return rng.choice(client_count)
