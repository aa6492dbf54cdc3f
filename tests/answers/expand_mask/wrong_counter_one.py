# advice: counter-starts-elsewhere
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR((1).to_bytes(16, "big"))).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
