# right: a list of zeros, encrypted at once
def forged_count_attack(encryptor, threshold, length, layout):
    zeros = [0] * layout.plaintexts_for(length)
    return encryptor.encrypt(zeros), threshold
