# advice: mod-n
def partial_decrypt(public_key, share, ciphertexts):
    return [pow(ciphertext, share, public_key.n**2) % public_key.n for ciphertext in ciphertexts]
