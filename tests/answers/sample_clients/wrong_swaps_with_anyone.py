# advice: uneven
def sample_clients(client_count, fraction, rng):
    order = list(range(client_count))
    for place in range(client_count):
        other = int(rng.integers(client_count))
        order[place], order[other] = order[other], order[place]
    return order[: max(1, round(fraction * client_count))]
