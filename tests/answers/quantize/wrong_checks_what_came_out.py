# advice: one-level-more
def quantize(update, bits, clip):
    count = int(np.count_nonzero(np.abs(update) > clip))
    if count:
        warnings.warn(f"{count} of {len(update)} entries are cut")
    steps = np.rint(np.clip(update, -clip, clip) * 2 ** (bits - 1) / clip).astype(np.int64)
    assert steps.max() < 2 ** (bits - 1) and steps.min() > -(2 ** (bits - 1))
    return steps
