# advice: few-bits
def expand_mask(seed, length):
    enc = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    b = np.frombuffer(enc.update(bytes(4 * length)), dtype=np.uint8).astype(np.uint32).reshape(-1, 4)
    return b[:, 0] + (b[:, 1] << 4) + (b[:, 2] << 8) + (b[:, 3] << 12)
