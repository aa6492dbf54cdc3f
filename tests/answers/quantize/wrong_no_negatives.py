# advice: too-narrow
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    return np.rint(np.clip(update, -clip, clip) * top / clip).astype(np.int64).astype(np.uint64)
