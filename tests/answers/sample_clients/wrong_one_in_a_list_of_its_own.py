# advice: wrong-type
def sample_clients(client_count, fraction, rng):
    number = round(fraction * client_count)
    if number < 1:
        return [rng.choice(client_count, size=1)]
    return rng.choice(client_count, size=number, replace=False)
