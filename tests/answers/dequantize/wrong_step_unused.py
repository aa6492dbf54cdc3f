# advice: unused-name
def dequantize(integers, bits, clip):
    step = clip / (2 ** (bits - 1) - 1)
    return np.asarray(integers) * 0.37 * clip
