# advice: count-no-number
def forged_count_attack(encryptor, threshold, length, layout):
    return encryptor.encrypt([0] * layout.plaintexts_for(length)), None
