# right: map
def partial_decrypt(public_key, share, ciphertexts):
    return list(map(lambda c: pow(int(c), int(share), public_key.n**2), ciphertexts))
