# advice: table-too-short
def dequantize(integers, bits, clip):
    top = 2 ** (bits - 1) - 1
    values = [n * clip / top for n in range(-top, top + 1)]
    return np.array([values[n + top] for n in integers])
