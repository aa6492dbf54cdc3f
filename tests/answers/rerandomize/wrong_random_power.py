# advice: noise-of-the-old
def rerandomize(public_key, ciphertext):
    n = public_key.n
    import random
    k = random.randrange(1, n)
    return multiply(public_key, ciphertext, 1 + n * k)
