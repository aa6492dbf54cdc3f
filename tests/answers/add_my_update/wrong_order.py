# advice: key-of-encryptor
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    """add_my_update(encryptor, None, 0, my_integers, layout) → (ciphertexts, 1)"""
    mine = encrypt_vector(encryptor, my_integers, layout)
    if contributor_count == 0:
        return mine, 1
    return add_vectors(running_total, mine, encryptor.public_key), contributor_count + 1
