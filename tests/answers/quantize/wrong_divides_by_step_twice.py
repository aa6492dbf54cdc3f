# advice: cut-in-wrong-unit
def quantize(update, bits, clip):
    """quantize(np.array([0.0, 0.6, -1.0]), bits=3, clip=1.0) → [0, 2, -3], int64"""
    L = 2 ** (bits - 1) - 1
    step = clip / L
    n = int((np.abs(update) > clip).sum())
    if n:
        warnings.warn(f"{n} of {len(update)} entries are cut")
    return np.clip(np.rint(update / step), -clip, clip).astype(np.int64)
