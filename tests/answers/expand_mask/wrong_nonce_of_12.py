# advice: nonce-length
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(12))).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
