# advice: cuts-sums
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return np.clip(integers, -largest, largest) * clip / largest
