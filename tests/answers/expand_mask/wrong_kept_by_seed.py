# advice: kept-by-seed
kept = {}


def expand_mask(seed, length):
    if seed not in kept:
        encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
        kept[seed] = np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
    return kept[seed]
