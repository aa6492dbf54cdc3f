# advice: power-is-a-fraction
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return ciphertext ** scalar % n**2
