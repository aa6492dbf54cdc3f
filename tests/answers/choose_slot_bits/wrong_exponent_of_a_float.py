# advice: float-rounding
import math


def choose_slot_bits(bits, summands):
    _, exponent = math.frexp(summands * (2**bits - 1))
    return exponent
