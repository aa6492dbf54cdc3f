# right: floats first, in place on a copy
def dequantize(integers, bits, clip):
    values = integers.astype(float)
    values *= clip
    values /= 2 ** (bits - 1) - 1
    return values
