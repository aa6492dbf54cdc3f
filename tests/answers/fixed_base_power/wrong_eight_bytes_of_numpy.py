# advice: machine-integers
import numpy as np


def fixed_base_power(table, exponent, modulus):
    power = 1
    for row, digit in zip(table, np.array([exponent], np.uint64).view(np.uint8)):
        power = power * row[digit] % modulus
    return power
