# advice: more-digits-than-rows
def fixed_base_power(table, exponent, modulus):
    digits = list(map(int, str(exponent)))[::-1]
    result = 1
    for place in range(len(digits)):
        result = result * table[place][digits[place]] % modulus
    return result
