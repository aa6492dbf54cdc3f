# advice: part-of-seed
def expand_mask(seed, length):
    key = (sum(seed) % 2**32).to_bytes(32, "little")
    encryptor = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
