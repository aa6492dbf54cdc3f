# advice: repeats
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.ECB()).encryptor()
    stream = encryptor.update(bytes(16 * length))
    return np.frombuffer(stream[: 4 * length], dtype="<u4")
