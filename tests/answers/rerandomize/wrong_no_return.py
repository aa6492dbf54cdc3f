# advice: value-lost
def rerandomize(public_key, ciphertext):
    n = public_key.n
    fresh = add(public_key, ciphertext, encrypt(public_key, 0))
