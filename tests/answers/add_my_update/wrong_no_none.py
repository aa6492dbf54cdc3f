# advice: first-adds-itself
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    """add_my_update(encryptor, None, 0, my_integers, layout) → (ciphertexts, 1)"""
    mine = encrypt_vector(encryptor, my_integers, layout)
    total = running_total or mine
    return add_vectors(encryptor.public_key, total, mine), contributor_count + 1
