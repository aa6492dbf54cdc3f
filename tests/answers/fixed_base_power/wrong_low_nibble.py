# advice: half-of-each-byte
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        result = result * row[exponent >> 8 * i & 15] % modulus
    return result
