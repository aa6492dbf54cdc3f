# advice: share-reduced
def partial_decrypt(public_key, share, ciphertexts):
    n2 = public_key.n ** 2
    out = []
    for c in ciphertexts:
        r = 1
        for bit in bin(share)[2:]:
            r = r * c % n2
        out.append(r)
    return out
