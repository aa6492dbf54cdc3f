# advice: cries-wolf
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    n = len(np.where(np.abs(update) > clip)[0])
    warnings.warn(f"{n} of {len(update)} entries are cut")
    return np.rint(np.clip(update, -clip, clip) / clip * L).astype(np.int64)
