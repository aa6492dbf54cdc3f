# advice: sign
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients = {}
    for i in share_ids:
        above, below = 1, 1
        for j in share_ids:
            if j != i:
                above = above * j % prime
                below = below * abs(j - i) % prime
        coefficients[i] = above * pow(below, -1, prime) % prime
    return coefficients
