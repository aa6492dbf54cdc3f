# advice: text-and-number
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    n = int(np.sum(np.abs(update) > clip))
    if n > 0:
        warnings.warn("cut: " + n)
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
