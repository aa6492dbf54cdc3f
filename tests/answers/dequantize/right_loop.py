# right: a loop into an array
def dequantize(integers, bits, clip):
    top = (1 << bits - 1) - 1
    result = np.zeros(len(integers))
    for i, value in enumerate(integers):
        result[i] = int(value) / top * clip
    return result
