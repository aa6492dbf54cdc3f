# right: gmpy2's integers
def encode(integers, n):
    import gmpy2

    return [gmpy2.mpz(integer) % n for integer in integers]
