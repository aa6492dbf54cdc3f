# advice: sign-taken-off
def expand_mask(seed, length):
    cipher = Cipher(algorithms.AES(seed), modes.CTR(bytes(16)))
    words = np.frombuffer(cipher.encryptor().update(bytes(length * 4)), np.int32)
    return abs(words).astype("uint32")
