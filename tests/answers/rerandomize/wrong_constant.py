# advice: same-every-time
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return ciphertext * pow(2, n, n**2) % n**2
