# advice: not-reduced
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = math.lcm(p - 1, q - 1)
    m = (pow(ciphertext, lam, n**2) - 1) // n * pow(lam, -1, n) % n
    return min(m, m - n, key=abs)
