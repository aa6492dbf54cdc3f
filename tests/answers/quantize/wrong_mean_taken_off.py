# advice: not-nearest
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    count = int(np.count_nonzero(np.abs(update) > clip))
    if count:
        warnings.warn(f"{count} of {len(update)} entries are cut")
    centred = update - np.mean(update)
    return np.rint(np.clip(centred, -clip, clip) * top / clip).astype(np.int64)
