# advice: all-bits
def dequantize(integers, bits, clip):
    return integers / 2**bits * clip
