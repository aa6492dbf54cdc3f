# advice: no-list-yet
def forged_count_attack(encryptor, threshold, length, layout):
    ciphertexts = encryptor.encrypt([0] * layout.plaintexts_for(length))
    return dict(enumerate(ciphertexts)), threshold
