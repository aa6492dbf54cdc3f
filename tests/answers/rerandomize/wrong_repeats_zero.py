# advice: noise-of-the-old
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return multiply(public_key, ciphertext, 1 + n * secrets.randbelow(5))
