# advice: warns-too-late
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    n = np.count_nonzero(np.abs(update) > L)
    if n > 0:
        warnings.warn(f"{n} of {len(update)} entries are cut")
    return np.clip(np.rint(update / clip * L), -L, L).astype(np.int64)
