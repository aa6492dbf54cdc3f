# advice: stops-at-zero
def fixed_base_power(table, exponent, modulus):
    product, i = 1, 0
    while exponent % 256:
        product = product * table[i][exponent % 256] % modulus
        exponent, i = exponent // 256, i + 1
    return product
