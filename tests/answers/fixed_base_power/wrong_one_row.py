# advice: squares
def fixed_base_power(table, exponent, modulus):
    result = 1
    for digit in exponent.to_bytes(len(table), "big"):
        for _ in range(8):
            result = result * result % modulus
        result = result * table[0][digit] % modulus
    return result
