# advice: ids-without-weight
def lagrange_at_zero(share_ids, *, prime=PRIME):
    coefficients, left = {}, list(share_ids)
    while len(left) > 1:
        i = left.pop()
        above = below = 1
        for j in share_ids:
            if j != i:
                above, below = above * j % prime, below * (j - i) % prime
        coefficients[i] = above * pow(below, -1, prime) % prime
    return coefficients
