# advice: opens-to-other
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return pow(ciphertext, 2 * scalar + 1, n**2)
