# advice: forgets-ciphertext
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return encrypt(public_key, 0)
