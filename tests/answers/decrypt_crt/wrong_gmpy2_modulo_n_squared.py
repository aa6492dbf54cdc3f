# advice: same-work
def decrypt_crt(private_key, ciphertext):
    import gmpy2

    n, phi = private_key.n, (private_key.p - 1) * (private_key.q - 1)
    return int((gmpy2.powmod(ciphertext, phi, n * n) - 1) // n * gmpy2.invert(phi, n) % n)
