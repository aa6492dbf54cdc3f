# right: gmpy2 and token_bytes
def rerandomize(public_key, ciphertext):
    import gmpy2
    n = gmpy2.mpz(public_key.n)
    while True:
        r = gmpy2.mpz(int.from_bytes(secrets.token_bytes(n.bit_length() // 8 + 9), "big")) % n
        if gmpy2.gcd(r, n) == 1:
            return ciphertext * gmpy2.powmod(r, n, n**2) % n**2
