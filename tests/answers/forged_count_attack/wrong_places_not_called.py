# advice: not-called
def forged_count_attack(encryptor, threshold, length, layout):
    places = layout.plaintexts_for
    return encryptor.encrypt(places * [0]), threshold
