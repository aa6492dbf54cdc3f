# advice: recognisable
def forged_count_attack(encryptor, threshold, length, layout):
    return [1] * layout.plaintexts_for(length), threshold
