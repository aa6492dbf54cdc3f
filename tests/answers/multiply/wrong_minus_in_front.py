# advice: negates-ciphertext
def multiply(public_key, ciphertext, scalar):
    n2 = public_key.n**2
    if scalar >= 0:
        return pow(ciphertext, scalar, n2)
    return -pow(ciphertext, -scalar, n2) % n2
