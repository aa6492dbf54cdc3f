# advice: one-change
def partial_decrypt(public_key, share, ciphertexts):
    n_squared = public_key.n ** 2
    parts = []
    for c in set(ciphertexts):
        parts.append(pow(c, share, n_squared))
    return parts
