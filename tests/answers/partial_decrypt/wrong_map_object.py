# advice: wrong-type
def partial_decrypt(public_key, share, ciphertexts):
    return map(lambda c: pow(c, share, public_key.n**2), ciphertexts)
