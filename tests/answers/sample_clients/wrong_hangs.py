# advice: too-slow
def sample_clients(client_count, fraction, rng):
    n = max(1, round(fraction * client_count))
    chosen = []
    while len(chosen) < n:
        try:
            k = int(rng.integers(n - 1))
            if k not in chosen:
                chosen.append(k)
        except:
            pass
    return chosen
