# advice: asks-a-whole-array
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    if abs(update) > clip:
        warnings.warn('cut')
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
