# advice: returns-number
def sample_clients(client_count, fraction, rng):
    return max(1, round(fraction * client_count))
