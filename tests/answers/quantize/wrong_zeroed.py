# advice: not-kept
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        warnings.warn(f'{beyond} entries were cut')
    kept = np.where(np.abs(update) > clip, 0, update)
    return np.rint(kept / clip * largest).astype(np.int64)
