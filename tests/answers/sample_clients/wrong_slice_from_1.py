# advice: slice-from-1
def sample_clients(client_count, fraction, rng):
    k = max(1, round(fraction * client_count))
    return rng.permutation(client_count)[1:k + 1]
