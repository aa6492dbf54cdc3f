# advice: wrong-count
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    outside = np.flatnonzero(np.abs(update) > clip)
    if len(outside):
        warnings.warn(f'cut at {outside}')
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
