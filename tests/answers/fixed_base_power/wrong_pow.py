# advice: computes-power
def fixed_base_power(table, exponent, modulus):
    return pow(table[0][1], exponent, modulus)
