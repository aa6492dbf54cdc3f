# advice: warns-too-late
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    n = np.count_nonzero(abs(update) > clip)
    if n > 10:
        warnings.warn(f"{n} of {len(update)} entries are cut")
    return np.rint(np.clip(update, -clip, clip) * L / clip).astype(np.int64)
