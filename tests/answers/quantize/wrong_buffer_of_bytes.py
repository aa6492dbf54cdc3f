# advice: wrapped-around
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    count = int(np.count_nonzero(np.abs(update) > clip))
    if count:
        warnings.warn(f"{count} of {len(update)} entries are cut")
    kind = np.uint8 if bits <= 8 else np.int64
    steps = np.empty(len(update), dtype=kind)
    steps[:] = np.rint(np.clip(update, -clip, clip) / clip * top)
    return steps.astype(np.int64)
