# advice: shifted
def quantize(update, bits, clip):
    levels = 2**bits - 1
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        warnings.warn(f'{beyond} entries were cut')
    return np.rint((np.clip(update, -clip, clip) + clip) / (2 * clip) * levels).astype(np.int64)
