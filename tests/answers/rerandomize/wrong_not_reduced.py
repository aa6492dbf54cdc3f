# advice: not-reduced
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return ciphertext * encrypt(public_key, 0)
