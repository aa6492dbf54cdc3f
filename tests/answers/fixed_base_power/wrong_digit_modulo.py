# advice: one-change
def fixed_base_power(table, exponent, modulus):
    power = 1
    for place, row in enumerate(table):
        digit = (exponent >> 8 * place & 255) % modulus
        power = power * row[digit] % modulus
    return power
