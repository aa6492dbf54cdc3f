# advice: repeats
def expand_mask(seed, length):
    block = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor().update(bytes(1024))
    numbers = np.frombuffer(block, dtype="<u4")
    return np.array([numbers[place % 256] for place in range(length)], dtype=np.uint32)
