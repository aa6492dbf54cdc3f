# advice: rounded
import numpy as np


def dequantize(integers, bits, clip):
    largest = 2 ** (bits - 1) - 1
    return np.round(integers * clip / largest)
