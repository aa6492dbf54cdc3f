# advice: wrong-type
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return [n * clip / largest for n in integers]
