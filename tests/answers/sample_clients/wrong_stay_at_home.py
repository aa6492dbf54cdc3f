# advice: the-others
def sample_clients(client_count, fraction, rng):
    order = list(rng.permutation(client_count))
    return order[max(1, round(fraction * client_count)) :]
