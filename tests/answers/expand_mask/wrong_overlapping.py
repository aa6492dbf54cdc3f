# advice: overlapping
def expand_mask(seed, length):
    s = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor().update(bytes(4 * length))
    return np.array([int.from_bytes(s[i:i + 4], "little") for i in range(length)], dtype=np.uint32)
