# advice: small-steps
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        result = result * pow(row[1], exponent >> 8 * i & 255, modulus) % modulus
    return result
