# advice: other-stream
def expand_mask(seed, length):
    key = HKDF(SHA256(), length=32, salt=None, info=b"mask").derive(seed)
    encryptor = Cipher(algorithms.AES(key), modes.CTR(bytes(16))).encryptor()
    return np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
