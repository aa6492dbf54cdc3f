# advice: asymmetric
def quantize(update, bits, clip):
    half = 2 ** (bits - 1)
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        warnings.warn(f'{beyond} entries were cut')
    return np.clip(np.rint(update / clip * half), -half, half - 1).astype(np.int64)
