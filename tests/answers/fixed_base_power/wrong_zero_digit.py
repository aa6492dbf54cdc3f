# advice: zero-digit-counts
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        digit = max(1, exponent >> 8 * i & 255)
        result = result * row[digit] % modulus
    return result
