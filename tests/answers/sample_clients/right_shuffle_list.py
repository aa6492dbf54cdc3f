# right: a shuffled list, as plain Python numbers
def sample_clients(client_count, fraction, rng):
    everybody = list(range(client_count))
    rng.shuffle(everybody)
    n = round(fraction * client_count)
    if n == 0:
        n = 1
    return everybody[:n]
