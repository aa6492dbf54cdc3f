# advice: swapped
def partial_decrypt(public_key, share, ciphertexts):
    return [pow(share, c, public_key.n**2) for c in ciphertexts]
