# advice: encrypts-again
def multiply(public_key, ciphertext, scalar):
    return encrypt(public_key, ciphertext * scalar)
