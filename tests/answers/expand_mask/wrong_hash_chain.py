# advice: other-stream
import hashlib


def expand_mask(seed, length):
    stream = b""
    counter = 0
    while len(stream) < 4 * length:
        stream += hashlib.sha256(seed + counter.to_bytes(8, "little")).digest()
        counter += 1
    return np.frombuffer(stream[: 4 * length], dtype="<u4")
