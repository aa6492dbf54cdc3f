# right: the bytes of the exponent
def fixed_base_power(table, exponent, modulus):
    result = 1
    for row, digit in zip(table, exponent.to_bytes(len(table), "little")):
        result = result * row[digit] % modulus
    return result
