# advice: reduced-mod-n
def multiply(public_key, ciphertext, scalar):
    n = public_key.n
    return ciphertext ** scalar % n * n
