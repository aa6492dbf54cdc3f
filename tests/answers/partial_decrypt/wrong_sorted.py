# advice: other-value
def partial_decrypt(public_key, share, ciphertexts):
    n2 = public_key.n ** 2
    return sorted(pow(c, share, n2) for c in ciphertexts)
