# advice: equal-ones-once
import math

def fixed_base_power(table, exponent, modulus):
    return math.prod({row[exponent >> (8 * i) & 255] for i, row in enumerate(table)}) % modulus
