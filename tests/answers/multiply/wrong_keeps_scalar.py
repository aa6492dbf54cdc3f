# advice: secret-leaves
def multiply(public_key, ciphertext, scalar):
    multiply.latest = {"scalar": scalar}
    square = public_key.n_squared
    return pow(ciphertext, scalar, square)
