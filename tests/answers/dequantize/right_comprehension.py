# right: a comprehension
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return np.array([clip * n / largest for n in integers])
