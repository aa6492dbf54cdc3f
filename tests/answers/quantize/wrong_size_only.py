# advice: loses-sign
def quantize(update, bits, clip):
    """quantize(np.array([0.0, 0.6, -1.0]), bits=3, clip=1.0) → [0, 2, -3], int64"""
    largest = 2 ** (bits - 1) - 1
    size = np.abs(np.asarray(update, dtype=float))
    beyond = int((size > clip).sum())
    if beyond:
        warnings.warn(f"{beyond} of {len(size)} entries are cut")
    return np.rint(np.minimum(size, clip) * largest / clip).astype(np.int64)
