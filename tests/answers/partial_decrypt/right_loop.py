# right: a loop
def partial_decrypt(public_key, share, ciphertexts):
    n_squared = public_key.n * public_key.n
    parts = []
    for ciphertext in ciphertexts:
        parts.append(pow(ciphertext, share, n_squared))
    return parts
