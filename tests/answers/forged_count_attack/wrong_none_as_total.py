# advice: no-total
def forged_count_attack(encryptor, threshold, length, layout):
    return None, threshold
