# advice: only-some-places
def partial_decrypt(public_key, share, ciphertexts):
    return [pow(ciphertexts[0], share, public_key.n**2)]
