# advice: raises
def sample_clients(client_count, fraction, rng):
    left, chosen = list(range(client_count)), []
    for _ in range(max(1, round(fraction * client_count))):
        chosen.append(left.pop(rng.random() * len(left)))
    return chosen
