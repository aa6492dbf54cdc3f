# advice: cut-in-wrong-unit
def quantize(update, bits, clip):
    """quantize(np.array([0.0, 0.6, -1.0]), bits=3, clip=1.0) → [0, 2, -3], int64"""
    L = 2 ** (bits - 1) - 1
    whole = np.rint(np.asarray(update) * L / clip)
    lost = int((np.abs(update) > clip).sum())
    if lost:
        warnings.warn(f"{lost} of {len(update)} entries are cut")
    return np.maximum(np.minimum(whole, clip), -clip).astype(np.int64)
