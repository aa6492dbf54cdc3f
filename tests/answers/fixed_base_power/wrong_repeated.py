# advice: small-steps
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        for _ in range(exponent >> 8 * i & 255):
            result = result * row[1] % modulus
    return result
