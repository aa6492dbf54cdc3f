# right: writes into an array of its own, xor with zeros
def expand_mask(seed, length):
    mask = np.zeros(length, dtype="<u4")
    cipher = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    mask ^= np.frombuffer(cipher.update(mask.tobytes()), dtype=mask.dtype)
    return mask
