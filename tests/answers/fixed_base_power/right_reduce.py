# right: functools.reduce
def fixed_base_power(table, exponent, modulus):
    from functools import reduce

    digits = [exponent >> (8 * i) & 255 for i in range(len(table))]
    return reduce(lambda product, i: product * table[i][digits[i]] % modulus, range(len(table)), 1)
