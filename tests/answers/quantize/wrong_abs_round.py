# advice: loses-sign
def quantize(update, bits, clip):
    """quantize(np.array([0.0, 0.6, -1.0]), bits=3, clip=1.0) → [0, 2, -3], int64"""
    L = 2 ** (bits - 1) - 1
    n = int(np.sum(np.abs(update) > clip))
    if n:
        warnings.warn(f"{n} of {len(update)} entries are cut")
    return np.minimum(np.rint(np.abs(update) / clip * L), L).astype(np.int64)
