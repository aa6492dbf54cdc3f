# advice: whole-division
def dequantize(integers, bits, clip):
    numbers = np.zeros_like(integers)
    for place, integer in enumerate(integers):
        numbers[place] = integer * clip / (2 ** (bits - 1) - 1)
    return numbers
