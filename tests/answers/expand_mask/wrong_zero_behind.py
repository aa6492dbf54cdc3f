# advice: wrong-end
def expand_mask(seed, length):
    s = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor().update(bytes(4 * (length - 1)))
    return np.append(np.frombuffer(s, dtype="<u4"), np.uint32(0))
