# right: gmpy2 divides modulo the prime
def lagrange_at_zero(share_ids, *, prime=PRIME):
    import gmpy2

    weights = {}
    for i in share_ids:
        above = below = gmpy2.mpz(1)
        for j in share_ids:
            if j != i:
                above, below = above * j, below * (j - i)
        weights[i] = gmpy2.divm(above, below, prime)
    return weights
