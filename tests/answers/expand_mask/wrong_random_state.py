# advice: no-cipher
def expand_mask(seed, length):
    rng = np.random.RandomState(int.from_bytes(seed[:4], "little"))
    return rng.randint(0, 2**32, length, dtype=np.uint32)
