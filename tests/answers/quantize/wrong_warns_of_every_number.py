# advice: wrong-count
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    if np.any(np.abs(update) > clip):
        warnings.warn(f"cut: {list(range(10000))}")
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
