# right: pops at random places
def sample_clients(client_count, fraction, rng):
    left = list(range(client_count))
    chosen = []
    for _ in range(max(1, round(fraction * client_count))):
        chosen.append(left.pop(rng.integers(len(left))))
    return chosen
