# advice: last-left-out
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i in range(len(table) - 1):
        result = result * table[i][exponent >> 8 * i & 255] % modulus
    return result
