# advice: counts-on
encryptors = {}


def expand_mask(seed, length):
    if seed not in encryptors:
        encryptors[seed] = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(encryptors[seed].update(bytes(4 * length)), dtype="<u4")
