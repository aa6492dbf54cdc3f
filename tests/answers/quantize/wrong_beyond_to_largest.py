# advice: all-beyond-up
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    q = np.rint(update / clip * L).astype(np.int64)
    n = np.count_nonzero(np.abs(update) > clip)
    if n:
        warnings.warn(f"{n} of {len(update)} entries are cut")
        q[np.abs(update) > clip] = L
    return q
