# advice: zeros-read
def expand_mask(seed, length):
    cipher = Cipher(algorithms.AES(seed), modes.CTR(bytes(16)))
    hidden = cipher.encryptor().update(bytes(length * 4))
    opened = cipher.decryptor().update(hidden)
    return np.frombuffer(opened, dtype="<u4")
