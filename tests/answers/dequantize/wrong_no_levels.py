# advice: forgets-levels
def dequantize(integers, bits, clip):
    return integers * clip
