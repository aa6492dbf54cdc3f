# advice: only-some-places
def partial_decrypt(public_key, share, ciphertexts):
    n_squared = public_key.n ** 2
    parts = {}
    for ciphertext in ciphertexts:
        parts[ciphertext] = pow(ciphertext, share, n_squared)
    return list(parts.values())
