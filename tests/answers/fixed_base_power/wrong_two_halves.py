# advice: small-steps
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        high, low = divmod(exponent >> 8 * i & 255, 16)
        result = result * row[16 * high] * row[low] % modulus
    return result
