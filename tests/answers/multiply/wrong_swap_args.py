# advice: modulus-in-the-middle
def multiply(public_key, ciphertext, scalar):
    return pow(ciphertext, public_key.n ** 2, scalar)
