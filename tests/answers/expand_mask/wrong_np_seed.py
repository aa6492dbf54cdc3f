# advice: no-cipher
def expand_mask(seed, length):
    np.random.seed(list(seed))
    return np.random.randint(0, 2**32, length, dtype=np.uint32)
