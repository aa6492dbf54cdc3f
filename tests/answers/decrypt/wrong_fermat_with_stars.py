# advice: power-for-inverse
def decrypt(private_key, ciphertext):
    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    exponent = n - 2
    return (pow(ciphertext, lam, n**2) - 1) // n * pow(lam, exponent, n) % n
