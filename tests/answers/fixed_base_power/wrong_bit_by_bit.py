# advice: small-steps
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        for bit in range(8):
            if exponent >> (8 * i + bit) & 1:
                result = result * row[1 << bit] % modulus
    return result
