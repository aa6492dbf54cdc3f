# advice: wrong-signature
def encrypt(public_key, plaintext, r=17):
    n = public_key.n
    return (1 + plaintext * n) * pow(r, n, n**2) % n**2
