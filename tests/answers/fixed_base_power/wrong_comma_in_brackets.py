# advice: two-in-brackets
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i in range(len(table)):
        d = exponent >> 8 * i & 255
        result = result * table[i, d] % modulus
    return result
