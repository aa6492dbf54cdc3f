# advice: one-step-more
def quantize(update, bits, clip):
    step = 2 * clip / (2**bits - 1)
    top = 2 ** (bits - 1) - 1
    lost = sum(abs(update) > clip)
    if lost:
        warnings.warn(f"{lost} lost")
    return np.clip(np.rint(update / step), -top, top).astype(int)
