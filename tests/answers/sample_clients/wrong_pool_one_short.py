# advice: last-left-out
def sample_clients(client_count, fraction, rng):
    waiting, chosen = set(range(client_count)), []
    for _ in range(max(1, round(fraction * client_count)) - 1):
        client = int(rng.choice(sorted(waiting)))
        waiting.discard(client)
        chosen.append(client)
    return chosen
