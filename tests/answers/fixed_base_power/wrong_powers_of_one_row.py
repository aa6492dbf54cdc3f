# advice: squares
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i in range(len(table)):
        result = result * pow(table[0][exponent >> 8 * i & 255], 256**i, modulus) % modulus
    return result
