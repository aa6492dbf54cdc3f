# right: draws again what was drawn before
def sample_clients(client_count, fraction, rng):
    chosen = []
    while len(chosen) < max(1, round(fraction * client_count)):
        k = int(rng.integers(client_count))
        if k not in chosen:
            chosen.append(k)
    return np.array(chosen)
