# advice: predictable-noise
def forged_count_attack(encryptor, threshold, length, layout):
    n_squared = encryptor.public_key.n ** 2
    [first] = encryptor.encrypt([0])
    return [pow(first, place + 1, n_squared) for place in range(layout.plaintexts_for(length))], threshold
