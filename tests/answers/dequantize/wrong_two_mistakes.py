# advice: all-bits
def dequantize(integers, bits, clip):
    """dequantize(np.array([0, 2, -3]), bits=3, clip=1.5) → [0.0, 1.0, -1.5]"""
    return np.round(np.asarray(integers) / 2 ** bits * clip, 2)
