# advice: brackets-missing
def quantize(update, bits, clip):
    if lost := int(np.sum(np.abs(update) > clip)):
        warnings.warn(f"{lost} entries were cut")
    return np.rint(np.clip(update, -clip, clip) / clip * 2 ** (bits - 1) - 1).astype(np.int64)
