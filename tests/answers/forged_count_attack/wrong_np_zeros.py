# advice: no-list-of-numbers
def forged_count_attack(encryptor, threshold, length, layout):
    places = layout.plaintexts_for(length)
    total = encryptor.encrypt(np.zeros(places))
    return total, threshold
