# advice: not-zero
def forged_count_attack(encryptor, threshold, length, layout):
    n_squared = encryptor.public_key.n ** 2
    return [secrets.randbelow(n_squared) for _ in range(layout.plaintexts_for(length))], threshold
