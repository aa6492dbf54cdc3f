# advice: caret
def dequantize(integers, bits, clip):
    return integers * clip / ((2 ^ (bits - 1)) - 1)
