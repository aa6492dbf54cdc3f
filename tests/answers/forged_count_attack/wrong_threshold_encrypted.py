# advice: count-no-number
def forged_count_attack(encryptor, threshold, length, layout):
    places = layout.plaintexts_for(length)
    total = encryptor.encrypt([0] * places)
    return total, encryptor.encrypt([threshold])
