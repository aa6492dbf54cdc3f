# advice: floor-division
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return integers // largest * clip
