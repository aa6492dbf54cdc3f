# advice: no-noise
def encrypt(public_key, plaintext):
    n = public_key.n
    return (1 + plaintext * n) % n**2
