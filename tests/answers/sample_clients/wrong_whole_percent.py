# advice: whole-percent
def sample_clients(client_count, fraction, rng):
    percent = round(100 * fraction)
    size = max(1, round(client_count * percent / 100))
    return rng.choice(client_count, size, replace=False)
