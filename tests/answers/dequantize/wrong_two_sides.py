# advice: negatives-apart
def dequantize(integers, bits, clip):
    below, above = 2 ** (bits - 1), 2 ** (bits - 1) - 1
    result = np.zeros(len(integers))
    for place, n in enumerate(integers):
        result[place] = clip * n / (above if n >= 0 else below)
    return result
