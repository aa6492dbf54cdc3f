# advice: one-level-more
def dequantize(integers, bits, clip):
    lowest, highest = -clip, clip
    return np.asarray(integers) * ((highest - lowest) / (1 << bits))
