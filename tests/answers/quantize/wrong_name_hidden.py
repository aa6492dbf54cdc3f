# advice: raises
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    clip = clip(update, -clip, clip)
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
