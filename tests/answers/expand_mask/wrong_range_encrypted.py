# advice: other-stream
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(encryptor.update(np.arange(length, dtype="<u4").tobytes()), dtype="<u4")
