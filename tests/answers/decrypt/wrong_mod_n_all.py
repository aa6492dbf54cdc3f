# advice: power-mod-n
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = math.lcm(p - 1, q - 1)
    u = pow(ciphertext, lam, n)
    return (u - 1) * pow(n, -1, p - 1) % n
