# advice: other-length
def expand_mask(seed, length):
    size = length // 4
    cipher = Cipher(algorithms.AES(seed), modes.CTR(bytes(16)))
    stream = cipher.encryptor().update(bytes(size))
    return np.frombuffer(stream, dtype="<u4")
