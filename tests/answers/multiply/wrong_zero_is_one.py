# advice: zero-apart
def multiply(public_key, ciphertext, scalar):
    return pow(ciphertext, scalar or 1, public_key.n**2)
