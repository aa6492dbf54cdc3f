# advice: computes-power
def fixed_base_power(table, exponent, modulus):
    base = table[0][1]
    mine = []
    step = base
    for _ in table:
        row = [1]
        for _ in range(255):
            row.append(row[-1] * step % modulus)
        mine.append(row)
        step = row[-1] * step % modulus
    result = 1
    for i, row in enumerate(mine):
        result = result * row[exponent >> (8 * i) & 255] % modulus
    return result
