# advice: no-list-yet
def forged_count_attack(encryptor, threshold, length, layout):
    return (encryptor.encrypt([0])[0] for _ in range(layout.plaintexts_for(length))), threshold
