# advice: few-bits
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    numbers = np.frombuffer(encryptor.update(bytes(4 * length)), dtype="<u4")
    return numbers % np.uint32(2**31 - 1)
