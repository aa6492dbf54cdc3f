# advice: signed
def decrypt(private_key, ciphertext):
    n, lam = private_key.n, math.lcm(private_key.p - 1, private_key.q - 1)
    x = pow(ciphertext, lam, n**2)
    plaintext = (x - 1) // n * pow(lam, -1, n) % n
    return plaintext if plaintext <= n // 2 else plaintext - n
