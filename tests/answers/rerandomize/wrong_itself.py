# advice: noise-of-the-old
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return ciphertext * pow(ciphertext, n, n**2) % n**2
