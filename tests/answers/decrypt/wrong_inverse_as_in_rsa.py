# advice: inverse-modulo-lam
def decrypt(private_key, ciphertext):
    n, p, q = private_key.n, private_key.p, private_key.q
    lam = (p - 1) * (q - 1) // math.gcd(p - 1, q - 1)
    back = pow(n, -1, lam)
    return (pow(ciphertext, lam, n * n) - 1) // n * back % n
