# advice: modulus-added
def rerandomize(public_key, ciphertext):
    n = public_key.n
    turns = secrets.randbelow(n - 1) + 1
    return ciphertext + turns * n * n
