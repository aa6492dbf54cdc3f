# advice: no-cipher
def expand_mask(seed, length):
    rng = np.random.Generator(np.random.Philox(int.from_bytes(seed, "little")))
    return rng.integers(0, 2**32, length, dtype=np.uint32)
