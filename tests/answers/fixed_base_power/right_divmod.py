# right: divmod in a while loop
def fixed_base_power(table, exponent, modulus):
    result, i = 1, 0
    while exponent:
        exponent, digit = divmod(exponent, 256)
        result *= table[i][digit]
        result %= modulus
        i += 1
    return result
