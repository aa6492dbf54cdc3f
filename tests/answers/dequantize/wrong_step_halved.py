# advice: all-bits
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    step = clip / largest / 2
    return np.asarray(integers) * step
