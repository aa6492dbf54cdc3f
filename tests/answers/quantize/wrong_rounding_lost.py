# advice: value-lost
def quantize(update, bits, clip):
    limit = 2 ** (bits - 1) - 1
    beyond = int((np.abs(update) > clip).sum())
    if beyond:
        warnings.warn(f"{beyond} of {len(update)} values were cut")
    steps = np.clip(update, -clip, clip) * limit / clip
    np.rint(steps)
    return steps.astype(np.int64)
