# advice: machine-integers
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        small = np.array(row).astype(np.int64)
        result = result * int(small[exponent >> 8 * i & 255]) % modulus
    return result
