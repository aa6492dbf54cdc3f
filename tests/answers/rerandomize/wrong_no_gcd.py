# advice: shares-factor
def rerandomize(public_key, ciphertext):
    n = public_key.n
    r = secrets.randbelow(n)
    return ciphertext * pow(r, n, n**2) % n**2
