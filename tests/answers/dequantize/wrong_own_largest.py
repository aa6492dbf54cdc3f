# advice: own-scale
def dequantize(integers, bits, clip):
    return clip * integers / max(abs(integers))
