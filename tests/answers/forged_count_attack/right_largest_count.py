# right: the largest count for which there is room
def forged_count_attack(encryptor, threshold, length, layout):
    return encryptor.encrypt([0] * layout.plaintexts_for(length)), layout.summands - 1
