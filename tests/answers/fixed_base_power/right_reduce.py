# right: reduce, digits by to_bytes
def fixed_base_power(table, exponent, modulus):
    from functools import reduce

    digits = exponent.to_bytes(len(table), "little")
    return reduce(lambda product, pair: product * pair[0][pair[1]] % modulus, zip(table, digits), 1)
