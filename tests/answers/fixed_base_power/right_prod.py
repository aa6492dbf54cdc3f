# right: math.prod, reduced at the end
def fixed_base_power(table, exponent, modulus):
    return math.prod(row[exponent >> 8 * i & 0xFF] for i, row in enumerate(table)) % modulus
