# advice: warns-at-the-clip
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    smaller = int((abs(update) < clip).sum())
    if smaller != len(update):
        warnings.warn(f"{len(update) - smaller} entries were cut", stacklevel=2)
    return np.rint(np.clip(update, -clip, clip) * (largest / clip)).astype(np.int64)
