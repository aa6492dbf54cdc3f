# advice: negatives-cut
def quantize(update, bits, clip):
    """quantize(np.array([0.0, 0.6, -1.0]), bits=3, clip=1.0) → [0, 2, -3], int64"""
    L = 2 ** (bits - 1) - 1
    q = np.rint(np.array(update) / clip * L).astype(np.int64)
    cut = int(np.sum(np.abs(update) > clip))
    if cut:
        warnings.warn(f"{cut} of {len(update)} entries are cut")
    return np.clip(q, 0, L)
