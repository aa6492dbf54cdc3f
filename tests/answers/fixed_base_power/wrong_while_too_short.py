# advice: row-left-out
def fixed_base_power(table, exponent, modulus):
    product, i, last = 1, 0, len(table) - 1
    while i < last:
        product = product * table[i][exponent // 256**i % 256] % modulus
        i += 1
    return product
