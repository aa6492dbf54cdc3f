# advice: predictable-noise
def forged_count_attack(encryptor, threshold, length, layout):
    places = layout.plaintexts_for(length)
    import secrets
    n = encryptor.public_key.n
    total = [pow(2 + secrets.randbelow(10**6), n, n * n) for _ in range(places)]
    return total, threshold
