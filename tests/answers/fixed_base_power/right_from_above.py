# right: from the highest byte
def fixed_base_power(table, exponent, modulus):
    result = 1
    for i in reversed(range(len(table))):
        digit = (exponent // 256**i) % 256
        if digit > 0:
            result = (result * table[i][digit]) % modulus
    return result
