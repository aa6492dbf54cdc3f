# advice: power-without-modulus
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    if scalar < 0:
        return pow(ciphertext, scalar, n**2)
    return pow(ciphertext, scalar) % n**2
