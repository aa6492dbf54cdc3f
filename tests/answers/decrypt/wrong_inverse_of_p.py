# advice: other-value
def decrypt(private_key, ciphertext):
    p, q, n = private_key.p, private_key.q, private_key.n
    lam = math.lcm(p - 1, q - 1)
    quotient = (pow(ciphertext, lam, n**2) - 1) // n
    return quotient * pow(p, -1, q) % n
