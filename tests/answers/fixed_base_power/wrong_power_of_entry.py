# advice: digit-multiplied
def fixed_base_power(table, exponent, modulus):
    out = 1
    for i, row in enumerate(table):
        digit = (exponent >> 8 * i) & 255
        out = out * pow(row[digit], digit, modulus) % modulus
    return out
