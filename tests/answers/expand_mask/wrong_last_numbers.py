# advice: begins-later
def expand_mask(seed, length):
    enc = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(enc.update(bytes(4 * length + 16)), dtype="<u4")[-length:]
