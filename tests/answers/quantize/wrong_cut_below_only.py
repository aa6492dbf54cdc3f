# advice: not-cut
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    count = int(np.count_nonzero(np.abs(update) > clip))
    if count:
        warnings.warn(f"{count} of {len(update)} entries are cut")
    steps = np.rint(update / clip * top).astype(np.int64)
    steps[steps < -top] = -top
    return steps
