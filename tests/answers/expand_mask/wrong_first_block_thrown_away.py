# advice: counter-starts-elsewhere
def expand_mask(seed, length):
    nonce = bytes(16)
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(nonce)).encryptor()
    encryptor.update(nonce)
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
