# advice: rounds-up
def sample_clients(client_count, fraction, rng):
    return rng.choice(client_count, size=int(np.ceil(fraction * client_count)), replace=False)
