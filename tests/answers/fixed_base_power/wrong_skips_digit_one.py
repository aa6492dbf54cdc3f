# advice: one-line-too-many
def fixed_base_power(table, exponent, modulus):
    out = 1
    for i, row in enumerate(table):
        digit = (exponent >> 8 * i) & 255
        if digit > 1:
            out = out * row[digit] % modulus
    return out
