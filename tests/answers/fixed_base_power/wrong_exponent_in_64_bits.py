# advice: one-line-too-many
def fixed_base_power(table, exponent, modulus):
    exponent = exponent % 2**64
    power = 1
    for row in table:
        power = power * row[exponent % 256] % modulus
        exponent //= 256
    return power
