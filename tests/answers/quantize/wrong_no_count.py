# advice: wrong-count
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    if np.max(np.abs(update)) > clip:
        warnings.warn(f'entries beyond {clip} were cut')
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
