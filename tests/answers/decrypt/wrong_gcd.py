# advice: other-lam
def decrypt(private_key, ciphertext):
    n, p, q = private_key.n, private_key.p, private_key.q
    common = math.gcd(p - 1, q - 1)
    return (pow(ciphertext, common, n**2) - 1) // n * pow(common, -1, n) % n
