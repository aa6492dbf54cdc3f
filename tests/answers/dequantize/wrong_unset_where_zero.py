# advice: unset-memory
def dequantize(integers, bits, clip):
    steps = 2 ** (bits - 1) - 1
    values = np.empty(np.shape(integers))
    filled = np.flatnonzero(integers)
    values[filled] = clip * np.asarray(integers)[filled] / steps
    return values
