# advice: returns-none
@fill
def sample_clients(client_count, fraction, rng):
    k = max(1, round(fraction * client_count))
    order = list(range(client_count))
    return rng.shuffle(order)
