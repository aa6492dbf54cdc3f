# advice: starts-again
def expand_mask(seed, length):
    mask = np.zeros(length, np.uint32)
    for i in range(length):
        encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
        mask[i] = int.from_bytes(encryptor.update(bytes(4)), "little")
    return mask
