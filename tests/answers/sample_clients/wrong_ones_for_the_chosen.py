# advice: number-for-each
def sample_clients(client_count, fraction, rng):
    mask = np.zeros(client_count, dtype=int)
    mask[rng.choice(client_count, max(1, round(fraction * client_count)), replace=False)] = 1
    return mask
