# advice: multiplied-together
def partial_decrypt(public_key, share, ciphertexts):
    product = 1
    for c in ciphertexts:
        product = product * pow(c, share, public_key.n**2) % public_key.n**2
    return product
