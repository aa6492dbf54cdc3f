# advice: rounds-halves
def sample_clients(client_count, fraction, rng):
    n = int(fraction * client_count + 0.5)
    return rng.choice(np.arange(client_count), size=max(n, 1), replace=False, shuffle=False)
