# advice: power-mod-n
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = math.lcm(p - 1, q - 1)
    mu = pow(lam, -1, n)
    return (pow(ciphertext, lam, n) - 1) // n * mu % n
