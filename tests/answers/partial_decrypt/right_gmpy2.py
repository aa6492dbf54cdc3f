# right: gmpy2
def partial_decrypt(public_key, share, ciphertexts):
    import gmpy2

    return [gmpy2.powmod(c, share, public_key.n**2) for c in ciphertexts]
