# advice: asks-a-whole-array
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    n = int((np.abs(update) > clip).sum())
    if n:
        warnings.warn(f"{n} of {len(update)} entries are cut")
    return max(-L, min(L, np.rint(update / clip * L))).astype(np.int64)
