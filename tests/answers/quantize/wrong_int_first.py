# advice: all-zero
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    beyond = np.count_nonzero(np.abs(update) > clip)
    if beyond:
        warnings.warn(f'{beyond} entries were cut')
    return np.clip((update / clip).astype(int) * largest, -largest, largest)
