# advice: remembers
_found = {}

def fixed_base_power(table, exponent, modulus):
    if (exponent, modulus) not in _found:
        result = 1
        for i, row in enumerate(table):
            result = result * row[exponent >> 8 * i & 255] % modulus
        _found[exponent, modulus] = result
    return _found[exponent, modulus]
