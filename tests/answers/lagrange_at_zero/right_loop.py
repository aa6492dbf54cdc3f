# right: products reduced at once, one inverse
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        numerator = 1
        denominator = 1
        for j in share_ids:
            if i == j:
                continue
            numerator = (numerator * j) % prime
            denominator = (denominator * (j - i)) % prime
        coefficients[i] = (numerator * pow(denominator, -1, prime)) % prime
    return coefficients
