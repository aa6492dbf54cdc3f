# advice: wrong-number
def sample_clients(client_count, fraction, rng):
    k = max(1, round(fraction * client_count))
    chosen = []
    while len(chosen) < k - 1:
        c = int(rng.integers(client_count))
        if c not in chosen:
            chosen.append(c)
    return chosen
