# advice: only-some-places
def partial_decrypt(public_key, share, ciphertexts):
    for c in ciphertexts:
        return [pow(c, share, public_key.n**2)]
