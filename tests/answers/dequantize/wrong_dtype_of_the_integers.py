# advice: whole-division
import numpy as np
def dequantize(integers, bits, clip):
    out = np.zeros(len(integers), dtype=integers.dtype)
    for i, v in enumerate(integers):
        out[i] = v * clip / (2 ** (bits - 1) - 1)
    return out
