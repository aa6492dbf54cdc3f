# advice: raises
@fill
def sample_clients(client_count, fraction, rng):
    k = max(1, round(fraction * client_count))
    order = np.arange(client_count)
    return rng.shuffle(order)[:k]
