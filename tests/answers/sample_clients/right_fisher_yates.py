# right: shuffles step by step
def sample_clients(client_count, fraction, rng):
    left = list(range(client_count))
    chosen = []
    while len(chosen) < max(1, round(client_count * fraction)):
        chosen.append(left.pop(int(rng.integers(len(left)))))
    return chosen
