# advice: uneven
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    order = np.arange(client_count)
    for one, other in rng.integers(client_count, size=(n, 2)):
        order[[one, other]] = order[[other, one]]
    return order[:n]
