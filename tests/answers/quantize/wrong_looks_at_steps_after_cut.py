# advice: warns-too-late
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    steps = np.clip(np.rint(update / clip * top), -top, top).astype(np.int64)
    lost = np.count_nonzero(abs(steps) > top)
    if lost:
        from warnings import warn

        warn(f"{lost} entries were cut")
    return steps
