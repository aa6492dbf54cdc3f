# advice: base-once-more
def fixed_base_power(table, exponent, modulus):
    result = table[0][1]
    for i, row in enumerate(table):
        result = result * row[exponent >> 8 * i & 255] % modulus
    return result
