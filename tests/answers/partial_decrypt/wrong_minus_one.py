# advice: decrypts-alone
def partial_decrypt(public_key, share, ciphertexts):
    return [pow(c, share, public_key.n**2) - 1 for c in ciphertexts]
