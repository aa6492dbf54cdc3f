# advice: warns-too-late
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    lost = int(np.sum(np.abs(update) > clip))
    if lost > len(update) / 2:
        warnings.warn(f"{lost} entries were cut")
    return np.clip(np.rint(update / clip * top), -top, top).astype(np.int64)
