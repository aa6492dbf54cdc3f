# advice: one-change
def fixed_base_power(table, exponent, modulus):
    out = 1
    for i, row in enumerate(table):
        out = out * row[(exponent >> 8 * i) & 256] % modulus
    return out
