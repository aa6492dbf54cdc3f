# advice: stops-at-zero
def fixed_base_power(table, exponent, modulus):
    digits = list(exponent.to_bytes(len(table), "little"))
    if 0 in digits:
        digits = digits[: digits.index(0)]
    product = 1
    for row, digit in zip(table, digits):
        product = product * row[digit] % modulus
    return product
