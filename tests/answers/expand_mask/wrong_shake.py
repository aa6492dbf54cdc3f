# advice: other-stream
import hashlib


def expand_mask(seed, length):
    return np.frombuffer(hashlib.shake_256(seed).digest(4 * length), dtype="<u4")
