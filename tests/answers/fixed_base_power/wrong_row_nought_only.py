# advice: same-row
def fixed_base_power(table, exponent, modulus):
    out = 1
    for i in range(len(table)):
        digit = (exponent >> (8 * i)) & 255
        out = out * pow(table[0][1], digit, modulus) % modulus
    return out
