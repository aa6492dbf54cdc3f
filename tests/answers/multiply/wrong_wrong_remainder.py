# advice: scalar-reduced
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return pow(ciphertext, scalar % (n - 1), n**2)
