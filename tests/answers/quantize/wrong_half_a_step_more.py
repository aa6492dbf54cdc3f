# advice: one-step-more
def quantize(update, bits, clip):
    L = (2 ** bits - 1) / 2
    n = np.count_nonzero(np.abs(update) > clip)
    if n:
        warnings.warn(f"{n} of {len(update)} entries are cut")
    return np.round(np.clip(update, -clip, clip) / clip * L).astype(np.int64)
