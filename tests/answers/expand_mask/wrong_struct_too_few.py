# advice: bytes-do-not-fit
import struct


def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return np.array(struct.unpack("<" + length * "I", encryptor.update(bytes(length))))
