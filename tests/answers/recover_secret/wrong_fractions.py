# advice: not-in-the-field
def recover_secret(shares, threshold, *, prime=PRIME):
    from fractions import Fraction

    used = shares[:threshold]
    total = Fraction(0)
    for i, value in used:
        part = Fraction(value)
        for j, _ in used:
            if j != i:
                part *= Fraction(j, j - i)
        total += part
    return int(total) % prime
