# advice: unknown-name
@fill
def sample_clients(client_count, fraction, rng):
    return rng.choice(client_count, size=step, replace=False)
