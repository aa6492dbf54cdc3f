# advice: predictable-noise
def forged_count_attack(encryptor, threshold, length, layout):
    import random

    n = encryptor.public_key.n
    places = layout.plaintexts_for(length)
    return [pow(random.randrange(2, n), n, n * n) for _ in range(places)], threshold
