# advice: one-change
def fixed_base_power(table, exponent, modulus):
    place, power = 1, 1
    while exponent:
        power = power * table[place][exponent % 2**8] % modulus
        exponent = exponent // 2**8
        place += 1
    return power
