# advice: multiplied-together
def partial_decrypt(public_key, share, ciphertexts):
    square, part = public_key.n**2, 1
    for ciphertext in ciphertexts:
        part = part * pow(ciphertext, share, square) % square
    return [part]
