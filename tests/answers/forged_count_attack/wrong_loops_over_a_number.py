# advice: number-looped-over
def forged_count_attack(encryptor, threshold, length, layout):
    total = []
    for _ in layout.plaintexts_for(length):
        total.extend(encryptor.encrypt([0]))
    return total, threshold
