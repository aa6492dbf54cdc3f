# advice: adds-scalar
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return ciphertext * (1 + scalar * n) % n**2
