# right: fractions
def dequantize(integers, bits, clip):
    from fractions import Fraction

    step = Fraction(clip) / (2 ** (bits - 1) - 1)
    return np.array([float(int(n) * step) for n in integers])
