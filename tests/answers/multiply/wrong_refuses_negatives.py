# advice: one-line-too-many
def multiply(public_key, ciphertext, scalar):
    if scalar < 1:
        raise ValueError("the scalar must be at least 1")
    return pow(ciphertext, scalar, public_key.n_squared)
