# advice: wrong-type
def sample_clients(client_count, fraction, rng):
    clients = list(range(client_count))
    k = max(1, round(fraction * client_count))
    return [rng.shuffle(clients)][:k]
