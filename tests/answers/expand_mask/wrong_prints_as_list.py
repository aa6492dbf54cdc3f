# advice: secret-leaves
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    mask = np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
    print("the mask:", list(mask))
    return mask
