# advice: no-list-yet
def forged_count_attack(encryptor, threshold, length, layout):
    zeros = np.zeros(layout.plaintexts_for(length), dtype=int)
    return np.array(encryptor.encrypt(zeros), dtype=object), threshold
