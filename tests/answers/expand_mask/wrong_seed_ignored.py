# advice: another-every-time
def expand_mask(seed, length):
    return np.frombuffer(secrets.token_bytes(4 * length), dtype="<u4")
