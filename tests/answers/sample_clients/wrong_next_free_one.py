# advice: uneven
def sample_clients(client_count, fraction, rng):
    number = max(1, round(fraction * client_count))
    chosen = []
    for _ in range(number):
        k = rng.integers(client_count)
        while k in chosen:
            k = (k + 1) % client_count
        chosen.append(k)
    return chosen
