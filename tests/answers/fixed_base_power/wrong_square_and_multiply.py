# advice: computes-power
def fixed_base_power(table, exponent, modulus):
    result, base = 1, table[0][1]
    while exponent:
        if exponent % 2:
            result = result * base % modulus
        base = base * base % modulus
        exponent //= 2
    return result
