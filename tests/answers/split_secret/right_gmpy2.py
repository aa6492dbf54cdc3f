# right: gmpy2's whole numbers
def split_secret(secret, threshold, share_count, *, prime=PRIME):
    import gmpy2

    p = gmpy2.mpz(prime)
    coefficients = [gmpy2.mpz(secret)] + [gmpy2.mpz(secrets.randbelow(prime)) for _ in range(threshold - 1)]
    shares = []
    for share_id in range(1, share_count + 1):
        value = gmpy2.mpz(0)
        for coefficient in reversed(coefficients):
            value = gmpy2.f_mod(value * share_id + coefficient, p)
        shares.append((share_id, int(value)))
    return shares
