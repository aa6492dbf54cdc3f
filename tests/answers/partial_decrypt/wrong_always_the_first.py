# advice: typed-in
def partial_decrypt(public_key, share, ciphertexts):
    parts = []
    for place in range(len(ciphertexts)):
        parts.append(pow(ciphertexts[0], share, public_key.n**2))
    return parts
