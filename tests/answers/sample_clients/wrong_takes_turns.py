# advice: other-randomness
turn = [0]


def sample_clients(client_count, fraction, rng):
    size = max(1, round(fraction * client_count))
    first = turn[0]
    turn[0] += size
    return [(first + i) % client_count for i in range(size)]
