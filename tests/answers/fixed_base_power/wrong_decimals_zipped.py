# advice: decimal-digits
def fixed_base_power(table, exponent, modulus):
    digits = [int(sign) for sign in reversed(str(exponent))]
    result = 1
    for row, digit in zip(table, digits):
        result = result * row[digit] % modulus
    return result
