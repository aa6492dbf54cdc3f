# advice: one-line-too-many
def fixed_base_power(table, exponent, modulus):
    out = 1
    for i in range(len(table)):
        digit = (exponent >> 8 * i) & 255
        out = out * table[i][digit] % modulus
        exponent >>= 8
    return out
