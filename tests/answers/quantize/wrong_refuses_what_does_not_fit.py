# advice: one-level-more
def quantize(update, bits, clip):
    count = int(np.count_nonzero(np.abs(update) > clip))
    if count:
        warnings.warn(f"{count} of {len(update)} entries are cut")
    steps = np.rint(np.clip(update, -clip, clip) * 2 ** (bits - 1) / clip).astype(np.int64)
    if (np.abs(steps) >= 2 ** (bits - 1)).any():
        raise OverflowError(f"too large for {bits} bits")
    return steps
