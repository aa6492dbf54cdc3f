# advice: too-slow
def decrypt(private_key, ciphertext):
    n = private_key.n
    lam = math.lcm(private_key.p - 1, private_key.q - 1)
    u = pow(ciphertext, lam, n**2)
    for plaintext in range(n):
        if pow(n + 1, plaintext * lam, n**2) == u:
            return plaintext
