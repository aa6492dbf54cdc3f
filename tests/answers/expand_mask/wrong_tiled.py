# advice: repeats
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return np.resize(np.frombuffer(encryptor.update(bytes(16)), dtype="<u4"), length)
