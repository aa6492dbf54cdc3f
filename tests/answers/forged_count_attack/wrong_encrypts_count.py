# advice: not-zero
def forged_count_attack(encryptor, threshold, length, layout):
    return encryptor.encrypt([threshold] * layout.plaintexts_for(length)), threshold
