# advice: zero-exponent
def fixed_base_power(table, exponent, modulus):
    if not exponent:
        return 0
    result = 1
    for i, row in enumerate(table):
        result = result * row[exponent >> 8 * i & 255] % modulus
    return result
