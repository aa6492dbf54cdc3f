# advice: other-number-of-places
def forged_count_attack(encryptor, threshold, length, layout):
    return encryptor.encrypt([0] * layout.plaintexts_for(length + 1)), threshold
