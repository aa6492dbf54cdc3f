# advice: no-noise
def encrypt(public_key, plaintext):
    n = public_key.n
    return pow(n + 1, plaintext, n**2)
