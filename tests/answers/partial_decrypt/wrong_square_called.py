# advice: raises
def partial_decrypt(public_key, share, ciphertexts):
    return [pow(c, share, public_key.n_squared()) for c in ciphertexts]
