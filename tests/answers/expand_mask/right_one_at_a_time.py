# right: four bytes at a time, Python ints
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    mask = []
    for _ in range(length):
        mask.append(int.from_bytes(encryptor.update(bytes(4)), "little"))
    return np.array(mask, np.uint32)
