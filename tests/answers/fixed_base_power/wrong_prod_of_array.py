# advice: in-64-bits
def fixed_base_power(table, exponent, modulus):
    entries = [row[exponent >> 8 * i & 255] for i, row in enumerate(table)]
    return int(np.prod(np.array(entries)) % modulus) if modulus < 2**63 else math.prod(entries) % modulus
