# advice: brackets-missing
def dequantize(integers, bits, clip):
    return clip * integers / 2 ** (bits - 1) - 1
