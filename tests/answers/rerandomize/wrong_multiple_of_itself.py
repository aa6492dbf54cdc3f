# advice: noise-of-the-old
def rerandomize(public_key, ciphertext):
    multiple = multiply(public_key, ciphertext, public_key.n * (1 + secrets.randbelow(public_key.n)))
    return add(public_key, multiple, ciphertext)
