# advice: swapped
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return pow(scalar, ciphertext, n**2)
