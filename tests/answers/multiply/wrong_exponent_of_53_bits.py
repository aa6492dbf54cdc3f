# advice: opens-to-other
def multiply(public_key, ciphertext, scalar):
    modulus = public_key.n**2
    exact_enough = int(scalar * 1.0)
    return pow(ciphertext, exact_enough, modulus)
