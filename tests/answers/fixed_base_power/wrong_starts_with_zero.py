# advice: starts-with-zero
def fixed_base_power(table, exponent, modulus):
    result = 0
    for i, row in enumerate(table):
        result = result * row[exponent >> 8 * i & 255] % modulus
    return result
