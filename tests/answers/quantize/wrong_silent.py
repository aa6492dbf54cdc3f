# advice: cuts-in-silence
def quantize(update, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return np.clip(np.rint(update / clip * largest), -largest, largest).astype(np.int64)
