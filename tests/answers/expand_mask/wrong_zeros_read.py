# advice: zeros-read
def expand_mask(seed, length):
    zeros = bytes(4 * length)
    Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor().update(zeros)
    return np.frombuffer(zeros, dtype="<u4")
