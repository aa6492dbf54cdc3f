# advice: zero-apart
def multiply(public_key, ciphertext, scalar):
    if scalar == 0:
        return ciphertext
    return pow(ciphertext, scalar, public_key.n**2)
