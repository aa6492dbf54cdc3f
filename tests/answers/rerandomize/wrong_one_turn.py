# advice: modulus-added
def rerandomize(public_key, ciphertext):
    return ciphertext + public_key.n_squared
