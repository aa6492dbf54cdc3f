# advice: asymmetric
def quantize(update, bits, clip):
    low, high = -(2 ** (bits - 1)), 2 ** (bits - 1) - 1
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        warnings.warn(f'{beyond} entries were cut')
    return np.clip(np.rint(update / clip * high), low, high).astype(np.int64)
