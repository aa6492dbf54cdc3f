# advice: part-of-seed
def expand_mask(seed, length):
    key = seed[:4].ljust(32, b"\0")
    encryptor = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
