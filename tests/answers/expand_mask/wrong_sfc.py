# advice: no-cipher
from numpy.random import Generator, SFC64


def expand_mask(seed, length):
    return Generator(SFC64(list(seed))).integers(0, 2**32, size=length, dtype=np.uint32)
