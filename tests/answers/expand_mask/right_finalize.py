# right: AES256 by name, finalised, a copy of native numbers
def expand_mask(seed, length):
    key = algorithms.AES256(seed)
    enc = Cipher(key, modes.CTR(b"\x00" * 16)).encryptor()
    stream = enc.update(b"\x00" * length * 4) + enc.finalize()
    return np.frombuffer(stream, "<u4").astype(np.uint32)
