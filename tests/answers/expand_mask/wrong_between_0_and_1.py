# advice: as-floats
def expand_mask(seed, length):
    return np.random.default_rng(list(seed)).random(length)
