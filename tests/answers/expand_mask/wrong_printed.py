# advice: secret-leaves
def expand_mask(seed, length):
    enc = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    print(np.frombuffer(enc.update(bytes(4 * length)), "<u4"))
