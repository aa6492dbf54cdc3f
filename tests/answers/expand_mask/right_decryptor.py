# right: the decryptor is the same, the list is cut
def expand_mask(seed, length):
    stream = Cipher(algorithms.AES(seed), modes.CTR(int(0).to_bytes(16, "big"))).decryptor()
    return np.ndarray(length + 1, "<u4", bytearray(stream.update(bytes(4 * length + 4))))[:length]
