# advice: repeats
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    number = int.from_bytes(encryptor.update(bytes(4)), "little")
    return np.full(length, number, dtype=np.uint32)
