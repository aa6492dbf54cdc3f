# advice: negatives-cut
def quantize(update, bits, clip):
    """quantize(np.array([0.0, 0.6, -1.0]), bits=3, clip=1.0) → [0, 2, -3], int64"""
    L = 2 ** (bits - 1) - 1
    over = int(np.count_nonzero(np.abs(update) > clip))
    if over:
        warnings.warn(f"{over} of {len(update)} entries are cut")
    return np.rint(np.clip(update, 0, clip) * L / clip).astype(np.int64)
