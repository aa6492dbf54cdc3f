# advice: value-lost
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    integers * (clip / largest)
