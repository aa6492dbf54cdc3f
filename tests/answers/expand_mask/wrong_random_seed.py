# advice: no-cipher
import random


def expand_mask(seed, length):
    random.seed(seed)
    return np.frombuffer(random.randbytes(4 * length), dtype="<u4")
