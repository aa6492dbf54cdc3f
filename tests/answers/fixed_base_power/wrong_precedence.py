# advice: byte-not-cut-off
def fixed_base_power(table, exponent, modulus):
    """fixed_base_power(table of 3, 777, 1001) → 3⁷⁷⁷ mod 1001"""
    result = 1
    for i in range(len(table)):
        digit = exponent >> (8 * i & 255)
        result = result * table[i][digit] % modulus
    return result
