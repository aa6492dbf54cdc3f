# advice: wrong-count
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    steps = np.clip(np.rint(update / clip * largest), -largest, largest)
    if np.abs(update).max() > clip:
        warnings.warn(f'{(np.abs(steps) == largest).sum()} entries were cut')
    return steps.astype(np.int64)
