# advice: power-without-modulus
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    if scalar < 0:
        ciphertext = pow(ciphertext, -1, n**2)
        scalar = -scalar
    return ciphertext ** scalar % n**2
