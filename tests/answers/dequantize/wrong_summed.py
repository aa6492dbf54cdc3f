# advice: one-change
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return sum(integers * clip / largest)
