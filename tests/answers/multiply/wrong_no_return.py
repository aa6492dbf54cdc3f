# advice: value-lost
def multiply(public_key, ciphertext, scalar):
    pow(ciphertext, scalar, public_key.n**2)
