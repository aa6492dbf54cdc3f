# advice: wrong-number
def sample_clients(client_count, fraction, rng):
    chosen = set()
    for k in range(client_count):
        coin = rng.integers(0, 100)
        if coin < 100 * fraction:
            chosen = chosen | {k}
    return np.array(list(chosen))
