# advice: own-scale
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    size = np.abs(update)
    if size.max() > clip:
        warnings.warn(f"{np.count_nonzero(size > clip)} of {len(update)} entries are cut")
        update = update * clip / size.max()
    return np.rint(update * top / clip).astype(np.int64)
