# right: gmpy2's numbers
def fixed_base_power(table, exponent, modulus):
    import gmpy2

    product, rest = gmpy2.mpz(1), gmpy2.mpz(exponent)
    for row in table:
        rest, digit = gmpy2.f_divmod_2exp(rest, 8)
        product = product * row[digit] % modulus
    return int(product)
