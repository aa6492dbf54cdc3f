# advice: no-cipher
from numpy.random import default_rng


def expand_mask(seed, length):
    return default_rng(int.from_bytes(seed[:4], "little")).integers(0, 2**32, length, dtype=np.uint32)
