# advice: part-of-seed
MASKS = {}


def expand_mask(seed, length):
    if length not in MASKS:
        encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
        MASKS[length] = np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
    return MASKS[length]
