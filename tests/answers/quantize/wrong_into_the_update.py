# advice: changes-input
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    beyond = np.abs(update) > clip
    if beyond.any():
        warnings.warn(f"{beyond.sum()} entries beyond the clip")
    np.minimum(update, clip, update)
    np.maximum(update, -clip, update)
    return np.rint(update * largest / clip).astype(np.int64)
