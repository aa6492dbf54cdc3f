# advice: typed-in
def quantize(update, bits, clip):
    top = 2 ** (16 - 1) - 1
    if lost := int(np.sum(np.abs(update) > clip)):
        warnings.warn(f"{lost} entries were cut")
    return np.clip(np.rint(update / clip * top), -top, top).astype(np.int64)
