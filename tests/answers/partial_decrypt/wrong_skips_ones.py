# advice: one-line-too-many
def partial_decrypt(public_key, share, ciphertexts):
    parts = []
    for c in ciphertexts:
        if c == 1:
            continue
        parts.append(pow(c, share, public_key.n_squared))
    return parts
