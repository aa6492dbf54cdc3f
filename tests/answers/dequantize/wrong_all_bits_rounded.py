# advice: all-bits
def dequantize(integers, bits, clip):
    """dequantize(np.array([0, 2, -3]), bits=3, clip=1.5) → [0.0, 1.0, -1.5]"""
    step = clip / 2 ** bits
    return np.around(np.asarray(integers) * step, 3)
