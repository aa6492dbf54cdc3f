# advice: secret-leaves
def multiply(public_key, ciphertext, scalar):
    print(scalar, "times")
    return pow(ciphertext, scalar, public_key.n_squared)
