# right: multiplies by an encryption of zero
def rerandomize(public_key, ciphertext):
    return ciphertext * encrypt(public_key, 0) % public_key.n_squared
