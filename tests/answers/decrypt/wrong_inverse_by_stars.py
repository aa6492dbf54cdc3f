# advice: makes-floats
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = math.lcm(p - 1, q - 1)
    mu = lam**-1 % n
    u = pow(ciphertext, lam, n**2)
    return (u - 1) // n * mu % n
