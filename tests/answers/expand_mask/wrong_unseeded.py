# advice: another-every-time
def expand_mask(seed, length):
    return np.random.default_rng().integers(0, 2**32, length, dtype=np.uint32)
