# advice: other-end-first
def fixed_base_power(table, exponent, modulus):
    result = 1
    for row, digit in zip(table, exponent.to_bytes(len(table), "big")):
        result = result * row[digit] % modulus
    return result
