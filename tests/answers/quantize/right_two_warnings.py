# right: one warning for each side, own import
def quantize(update, bits, clip):
    import warnings as w

    top = 2 ** (bits - 1) - 1
    if (high := (update > clip).sum()) > 0:
        w.warn(f"{high} too high")
    if (low := (update < -clip).sum()) > 0:
        w.warn(f"{low} too low")
    return np.rint(np.clip(update, -clip, clip) / clip * top).astype(np.int64)
