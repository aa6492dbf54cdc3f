# advice: hex-from-the-left
def fixed_base_power(table, exponent, modulus):
    h = hex(exponent)[2:]
    parts = [h[i:i + 2] for i in range(0, len(h), 2)]
    out = 1
    for i, part in enumerate(reversed(parts)):
        out = out * table[i][int(part, 16)] % modulus
    return out
