# advice: counts-after-rounding
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    n = np.sum(np.abs(np.round(update / clip * largest)) > largest)
    if n > 0:
        warnings.warn(f"{n} entries were cut")
    return np.clip(np.round(update / clip * largest), -largest, largest).astype(np.int64)
