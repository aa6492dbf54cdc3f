# advice: logarithm-of-zero
import math


def choose_slot_bits(bits, summands):
    return bits + math.ceil(math.log2(summands - 1))
