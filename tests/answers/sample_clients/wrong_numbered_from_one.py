# advice: out-of-range
def sample_clients(client_count, fraction, rng):
    order = rng.permutation(range(client_count))
    return [1 + int(each) for each in order[: max(1, round(fraction * client_count))]]
