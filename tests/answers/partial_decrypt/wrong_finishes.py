# advice: decrypts-alone
def partial_decrypt(public_key, share, ciphertexts):
    n = public_key.n
    return [(pow(c, share, n**2) - 1) // n for c in ciphertexts]
