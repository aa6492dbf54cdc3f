# advice: bytes-overlap
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        result = result * row[exponent >> i & 255] % modulus
    return result
