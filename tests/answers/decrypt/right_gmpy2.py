# right: gmpy2 throughout
def decrypt(private_key, ciphertext):
    import gmpy2
    n = gmpy2.mpz(private_key.n)
    lam = gmpy2.lcm(private_key.p - 1, private_key.q - 1)
    u = gmpy2.powmod(ciphertext, lam, n**2)
    return gmpy2.divexact(u - 1, n) * gmpy2.invert(lam, n) % n
