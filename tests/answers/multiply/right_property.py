# right: the key's own square, scalar made positive
def multiply(public_key, ciphertext, scalar):
    return pow(ciphertext, scalar % public_key.n, public_key.n_squared)
