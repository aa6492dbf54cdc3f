# advice: no-cipher
import random


def expand_mask(seed, length):
    rng = random.Random(seed)
    return np.array([rng.getrandbits(32) for _ in range(length)], dtype=np.uint32)
