# right: what takes itself away
def forged_count_attack(encryptor, threshold, length, layout):
    mine = np.arange(length) % 5
    plus = encrypt_vector(encryptor, mine, layout)
    minus = [pow(c, -1, encryptor.public_key.n_squared) for c in encrypt_vector(encryptor, mine, layout)]
    return add_vectors(encryptor.public_key, plus, minus), threshold
