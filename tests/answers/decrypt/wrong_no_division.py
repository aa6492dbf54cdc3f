# advice: multiple-of-n
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = math.lcm(p - 1, q - 1)
    u = pow(ciphertext, lam, n**2)
    mu = pow(lam, -1, n)
    return (u - 1) * mu % n
