# advice: stops-beyond
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    assert (np.abs(update) <= clip).all(), 'too large'
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
