# advice: warn-takes-one
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    n = np.sum(np.abs(update) > clip)
    if n:
        warnings.warn(f"{n} of {len(update)} entries are cut", 2)
    return np.rint(np.clip(update, -clip, clip) / clip * L).astype(np.int64)
