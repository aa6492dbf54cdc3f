# advice: multiplied-together
def partial_decrypt(public_key, share, ciphertexts):
    modulus = public_key.n * public_key.n
    total = 1
    for ciphertext in ciphertexts:
        total = (total * ciphertext) % modulus
    return [pow(total, share, modulus)]
