# advice: mod-n
def partial_decrypt(public_key, share, ciphertexts):
    return [pow(c, share, public_key.n) for c in ciphertexts]
