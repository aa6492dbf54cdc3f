# advice: one-change
def fixed_base_power(table, exponent, modulus):
    power = 1
    for place, row in enumerate(table):
        power = row[exponent >> 8 * place & 255] * power // modulus
    return power
