# advice: changes-input
def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    values = integers
    result = np.array([n * clip / largest for n in values])
    values *= 2
    return result
