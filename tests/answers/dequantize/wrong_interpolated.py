# advice: interp-ends
def dequantize(integers, bits, clip):
    top = 2 ** (bits - 1) - 1
    return np.interp(integers, (-top, top), (-clip, clip))
