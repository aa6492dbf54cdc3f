# right: gmpy2
def add(public_key, a, b):
    import gmpy2
    return gmpy2.mpz(a) * b % gmpy2.square(public_key.n)
