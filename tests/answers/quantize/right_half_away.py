# right: half away from zero with np.sign, the count in brackets
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    count = sum(abs(value) > clip for value in update)
    if count > 0:
        warnings.warn(f'Entries beyond the clip ({count}).', RuntimeWarning, stacklevel=2)
    scaled = np.minimum(np.abs(update) / clip, 1) * largest
    return (np.sign(update) * np.floor(scaled + 0.5)).astype(np.int64)
