# advice: too-few-to-choose-from
def sample_clients(client_count, fraction, rng):
    everybody = np.arange(1, client_count)
    return rng.permutation(everybody)[: max(1, round(fraction * client_count))]
