# advice: no-power
def quantize(update, bits, clip):
    L = bits ** 2 - 1
    n = np.sum(np.abs(update) > clip)
    if n:
        warnings.warn(f"{n} of {len(update)} entries are cut")
    return np.clip(np.rint(update / clip * L), -L, L).astype(np.int64)
