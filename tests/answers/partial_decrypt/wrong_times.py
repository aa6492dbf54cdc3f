# advice: multiplies
def partial_decrypt(public_key, share, ciphertexts):
    return [c * share % public_key.n**2 for c in ciphertexts]
