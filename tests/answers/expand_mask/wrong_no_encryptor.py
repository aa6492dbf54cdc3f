# advice: no-encryptor
def expand_mask(seed, length):
    cipher = Cipher(algorithms.AES(seed), modes.CTR(bytes(16)))
    return np.frombuffer(cipher.update(bytes(4 * length)), dtype="<u4")
