# advice: all-bits
def dequantize(integers, bits, clip):
    steps = 2 * (2 ** (bits - 1) - 1)
    return integers * (clip / steps)
