# advice: no-list-of-numbers
def forged_count_attack(encryptor, threshold, length, layout):
    places = layout.plaintexts_for(length)
    total = encryptor.encrypt(0)
    return total, threshold
