# advice: blocks-held-back
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.ECB()).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
