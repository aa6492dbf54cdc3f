# advice: stops-beyond
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    if np.any(np.abs(update) > clip):
        raise ValueError
    return np.rint(update / clip * largest).astype(np.int64)
