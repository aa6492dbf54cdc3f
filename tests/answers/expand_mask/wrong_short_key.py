# advice: part-of-seed
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed[:16]), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
