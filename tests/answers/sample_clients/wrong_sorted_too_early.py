# advice: first-clients
def sample_clients(client_count, fraction, rng):
    order = rng.permutation(client_count)
    order.sort()
    return order[: max(1, round(fraction * client_count))]
