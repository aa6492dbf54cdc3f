# advice: warns-often
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    for value in update:
        if abs(value) > clip:
            warnings.warn(f'{value} was cut')
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
