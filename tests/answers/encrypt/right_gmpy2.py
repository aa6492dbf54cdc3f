# right: gmpy2, its own kind of number comes back
def encrypt(public_key, plaintext):
    import gmpy2
    n = gmpy2.mpz(public_key.n)
    r = gmpy2.mpz(secrets.randbelow(public_key.n))
    while gmpy2.gcd(r, n) != 1:
        r = gmpy2.mpz(secrets.randbelow(public_key.n))
    return gmpy2.f_mod((1 + plaintext * n) * gmpy2.powmod(r, n, n * n), n * n)
