# advice: not-encrypted
def forged_count_attack(encryptor, threshold, length, layout):
    return [0] * layout.plaintexts_for(length), threshold
