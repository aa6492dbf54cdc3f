# right: encrypts 0, 1, 2, … itself
def expand_mask(seed, length):
    blocks = (length + 3) // 4
    counters = b"".join(i.to_bytes(16, "big") for i in range(blocks))
    stream = Cipher(algorithms.AES(seed), modes.ECB()).encryptor().update(counters)
    return np.frombuffer(stream[: 4 * length], "<u4")
