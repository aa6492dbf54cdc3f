# advice: fixed-bits
def dequantize(integers, bits, clip):
    return integers / 127 * clip
