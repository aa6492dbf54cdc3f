# right: inverts for a negative scalar
def multiply(public_key, ciphertext, scalar):
    n_squared = public_key.n**2
    if scalar < 0:
        ciphertext = pow(ciphertext, -1, n_squared)
    return pow(ciphertext, abs(scalar), n_squared)
