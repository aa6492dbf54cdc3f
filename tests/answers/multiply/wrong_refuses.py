# advice: refuses-negative
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    if scalar < 0:
        raise ValueError("scalar must not be negative")
    return pow(ciphertext, scalar, n**2)
