# right: weighs the four bytes
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    four = np.frombuffer(encryptor.update(bytes(4 * length)), np.uint8).reshape(length, 4)
    return four.astype(np.uint32) @ np.array([1, 2**8, 2**16, 2**24], dtype=np.uint32)
