# advice: warns-too-late
def quantize(update, bits, clip):
    L = 2 ** (bits - 1) - 1
    beyond = np.abs(update) > clip
    if beyond.all():
        warnings.warn(f"{beyond.sum()} of {len(update)} entries are cut")
    return np.clip(np.rint(update / clip * L), -L, L).astype(np.int64)
