# advice: same-every-time
def forged_count_attack(encryptor, threshold, length, layout):
    n = encryptor.public_key.n
    return [pow(2 + place, n, n * n) for place in range(layout.plaintexts_for(length))], threshold
