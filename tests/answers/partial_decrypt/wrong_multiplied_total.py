# advice: multiplied-together
def partial_decrypt(public_key, share, ciphertexts):
    n_squared = public_key.n ** 2
    parts = []
    for c in ciphertexts:
        parts.append(pow(c, share, n_squared))
    import math
    return [math.prod(parts) % n_squared]
