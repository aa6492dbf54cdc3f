# right: gmpy2's whole numbers, rejecting what is too large
def split_key(private_key, parties):
    import gmpy2

    n = gmpy2.mpz(private_key.n)
    lam = gmpy2.lcm(private_key.p - 1, private_key.q - 1)
    order = n * lam
    d, shares = lam * gmpy2.invert(lam, n), []
    while len(shares) < parties - 1:
        share = gmpy2.mpz(secrets.randbits(order.bit_length()))
        if share < order:
            shares.append(share)
    return [*shares, (d - sum(shares)) % order]
