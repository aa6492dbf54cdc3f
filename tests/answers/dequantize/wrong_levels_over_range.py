# advice: one-step-more
def dequantize(integers, bits, clip):
    width = 2 * clip
    return integers * (width / (2**bits - 1))
