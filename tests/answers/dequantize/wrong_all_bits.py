# advice: all-bits
def dequantize(integers, bits, clip):
    return integers * clip / (2**bits - 1)
