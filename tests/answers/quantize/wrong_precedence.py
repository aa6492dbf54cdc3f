# advice: all-bits
def quantize(update, bits, clip):
    top = 2**bits - 1 - 1
    lost = sum(abs(update) > clip)
    if lost:
        warnings.warn(f"{lost} lost")
    return np.clip(np.rint(update / clip * top), -top, top).astype(int)
