# advice: secret-leaves
def partial_decrypt(public_key, share, ciphertexts):
    n_squared = public_key.n ** 2
    print(hex(share))
    parts = []
    for c in ciphertexts:
        parts.append(pow(c, share, n_squared))
    return parts
