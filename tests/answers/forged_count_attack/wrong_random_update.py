# advice: not-zero
def forged_count_attack(encryptor, threshold, length, layout):
    numbers = [secrets.randbelow(1000) + 1 for _ in range(layout.plaintexts_for(length))]
    return encryptor.encrypt(numbers), threshold
