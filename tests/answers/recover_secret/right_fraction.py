# right: an exact fraction, taken into the field at the end
def recover_secret(shares, threshold, *, prime=PRIME):
    from fractions import Fraction

    total = Fraction(0)
    used = shares[:threshold]
    for i, value in used:
        part = Fraction(value)
        for j, _ in used:
            if j != i:
                part *= Fraction(j, j - i)
        total += part
    return total.numerator * pow(total.denominator, -1, prime) % prime
