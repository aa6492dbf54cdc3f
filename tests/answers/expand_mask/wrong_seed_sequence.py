# advice: no-cipher
def expand_mask(seed, length):
    return np.random.SeedSequence(int.from_bytes(seed, "little")).generate_state(length)
