# advice: lists-in-the-total
def forged_count_attack(encryptor, threshold, length, layout):
    total = [encryptor.encrypt([0]) for _ in range(layout.plaintexts_for(length))]
    return total, threshold
