# right: struct takes it apart
import struct


def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    numbers = struct.unpack(f"<{length}I", encryptor.update(bytes(4 * length)))
    return np.array(numbers, dtype=np.uint32)
