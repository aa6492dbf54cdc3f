# advice: other-randomness
def sample_clients(client_count, fraction, rng):
    rng = np.random.default_rng()
    return rng.choice(client_count, size=max(1, round(fraction * client_count)), replace=False)
