# advice: braces-in-text
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        warnings.warn('{beyond} entries were cut')
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
