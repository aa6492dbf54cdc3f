# advice: other-number-of-places
def forged_count_attack(encryptor, threshold, length, layout):
    places = layout.plaintexts_for(length - 1)
    total = encryptor.encrypt([0] * places)
    return total, threshold
