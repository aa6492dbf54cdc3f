# advice: share-reduced
def partial_decrypt(public_key, share, ciphertexts):
    square, parts = public_key.n**2, []
    for power in ciphertexts:
        part = 1
        for place in range(64):
            if share & (1 << place):
                part = part * power % square
            power = power * power % square
        parts.append(part)
    return parts
