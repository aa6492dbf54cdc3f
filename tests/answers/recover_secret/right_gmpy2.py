# right: gmpy2's whole numbers
def recover_secret(shares, threshold, *, prime=PRIME):
    import gmpy2

    chosen = shares[:threshold]
    weights = lagrange_at_zero([i for i, _ in chosen], prime=prime)
    secret = gmpy2.mpz(0)
    for i, value in chosen:
        secret = gmpy2.f_mod(secret + gmpy2.mpz(weights[i]) * value, prime)
    return secret
