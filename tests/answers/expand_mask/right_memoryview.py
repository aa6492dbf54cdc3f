# right: reads the bytes through a memoryview
def expand_mask(seed, length):
    encryptor = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    stream = bytearray(4 * length + 15)
    encryptor.update_into(bytes(4 * length), stream)
    return np.array(memoryview(stream)[: 4 * length].cast("I"), dtype=np.uint32)
