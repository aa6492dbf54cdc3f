# advice: ends-the-loop
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i, row in enumerate(table):
        digit = exponent >> 8 * i & 255
        if digit == 0:
            break
        result = result * row[digit] % modulus
    return result
