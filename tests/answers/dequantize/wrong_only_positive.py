# advice: one-line-too-many
def dequantize(integers, bits, clip):
    L = 2 ** (bits - 1) - 1
    return np.array([x * clip / L for x in integers if x >= 0])
