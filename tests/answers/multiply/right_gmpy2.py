# right: gmpy2
def multiply(public_key, ciphertext, scalar):
    import gmpy2
    return int(gmpy2.powmod(ciphertext, scalar, public_key.n**2))
