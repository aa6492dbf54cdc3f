# advice: more-digits-than-rows
def fixed_base_power(table, exponent, modulus):
    s = str(exponent)
    s = s.zfill(-(-len(s) // 3) * 3)
    parts = [int(s[i:i+3]) for i in range(0, len(s), 3)][::-1]
    result = 1
    for i, d in enumerate(parts):
        result = result * table[i][d] % modulus
    return result
