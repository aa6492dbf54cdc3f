# advice: packed-zeros
def forged_count_attack(encryptor, threshold, length, layout):
    return encrypt_vector(encryptor, np.zeros(length, dtype=int), layout), threshold
