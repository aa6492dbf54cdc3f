# right: one ciphertext after the other
def forged_count_attack(encryptor, threshold, length, layout):
    total = []
    for _ in range(layout.plaintexts_for(length)):
        total += encryptor.encrypt([0])
    return total, threshold
