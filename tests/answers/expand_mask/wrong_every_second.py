# advice: begins-later
def expand_mask(seed, length):
    c = Cipher(algorithms.AES(seed), modes.CTR(bytes(16))).encryptor()
    return (np.frombuffer(c.update(bytes(8 * length)), dtype="<u8") % 2**32).astype(np.uint32)
