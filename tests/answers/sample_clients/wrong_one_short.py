# advice: too-few-to-choose-from
def sample_clients(client_count, fraction, rng):
    order = rng.permutation(max(1, client_count - 1))
    return order[: max(1, round(fraction * client_count))]
