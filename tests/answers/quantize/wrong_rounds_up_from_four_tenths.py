# advice: not-nearest
def quantize(update, bits, clip):
    top = 2 ** (bits - 1) - 1
    if lost := int(np.sum(np.abs(update) > clip)):
        warnings.warn(f"{lost} entries were cut")
    return np.floor(np.clip(update, -clip, clip) / clip * top + 0.6).astype(np.int64)
