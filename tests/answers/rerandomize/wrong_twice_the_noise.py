# advice: powers-of-r
def rerandomize(public_key, ciphertext):
    n = public_key.n
    z = encrypt(public_key, 0)
    return add(public_key, ciphertext, multiply(public_key, z, 2))
