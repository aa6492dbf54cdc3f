# advice: changes-input
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids[:]:
        share_ids.remove(i)
        above = below = 1
        for j in share_ids:
            above, below = above * j % prime, below * (j - i) % prime
        coefficients[i] = above * pow(below, -1, prime) % prime
    return coefficients
