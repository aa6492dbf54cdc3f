# advice: zero
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return 0 if scalar == 0 else pow(ciphertext, scalar, n**2)
