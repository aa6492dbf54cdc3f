# advice: signed-into-uint32
import struct


def expand_mask(seed, length):
    stream = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor().update(bytes(4 * length))
    return np.array(struct.unpack(f"<{length}i", stream), dtype=np.uint32)
