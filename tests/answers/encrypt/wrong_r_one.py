# advice: no-noise
def encrypt(public_key, plaintext):
    n = public_key.n
    r = 1
    return pow(n + 1, plaintext, n**2) * pow(r, n, n**2) % n**2
