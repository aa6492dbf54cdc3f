# advice: unchanged
def rerandomize(public_key, ciphertext):
    n = public_key.n
    return add(public_key, ciphertext, pow(n + 1, 0, n**2))
