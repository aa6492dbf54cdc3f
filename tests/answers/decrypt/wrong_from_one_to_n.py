# advice: not-reduced
def decrypt(private_key, ciphertext):
    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    quotient = (pow(ciphertext, lam, n * n) - 1) // n
    return quotient * pow(lam, -1, n) % n or n
