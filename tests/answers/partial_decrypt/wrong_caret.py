# advice: other-value
def partial_decrypt(public_key, share, ciphertexts):
    return [pow(c, share, public_key.n ^ 2) for c in ciphertexts]
