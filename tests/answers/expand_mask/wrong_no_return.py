# advice: value-lost
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    stream = encryptor.update(bytes(4 * length))
    mask = np.frombuffer(stream, dtype="<u4")
