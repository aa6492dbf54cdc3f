# right: rng.choice without replacement
@fill
def sample_clients(client_count, fraction, rng):
    participants = max(1, round(fraction * client_count))
    return rng.choice(client_count, size=participants, replace=False)
