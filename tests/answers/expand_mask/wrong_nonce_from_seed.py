# advice: counter-starts-elsewhere
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(seed[:16])).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
