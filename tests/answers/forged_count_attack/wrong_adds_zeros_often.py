# advice: packed-zeros
def forged_count_attack(encryptor, threshold, length, layout):
    total = None
    for count in range(threshold):
        total, _ = add_my_update(encryptor, total, count, np.zeros(length, dtype=int), layout)
    return total, threshold
