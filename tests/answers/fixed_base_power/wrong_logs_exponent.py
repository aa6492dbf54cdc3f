# advice: secret-leaves
def fixed_base_power(table, exponent, modulus):
    import logging

    logging.getLogger("powers").warning("exponent %d", exponent)
    product = 1
    for row, digit in zip(table, exponent.to_bytes(len(table), "little")):
        product = product * row[digit] % modulus
    return product
