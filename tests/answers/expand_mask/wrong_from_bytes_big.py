# advice: highest-byte-first
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return np.array([int.from_bytes(encryptor.update(bytes(4))) for _ in range(length)], dtype=np.uint32)
