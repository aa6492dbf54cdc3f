# advice: no-list-of-numbers
def forged_count_attack(encryptor, threshold, length, layout):
    places = range(layout.plaintexts_for(length))
    return [encryptor.encrypt(0) for _ in places], threshold
