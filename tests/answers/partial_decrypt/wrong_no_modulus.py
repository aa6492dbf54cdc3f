# advice: power-without-modulus
def partial_decrypt(public_key, share, ciphertexts):
    return [c**share for c in ciphertexts]
