# advice: same-digit
def fixed_base_power(table, exponent, modulus):
    result = 1
    for row in table:
        result = result * row[exponent & 255] % modulus
    return result
