# advice: adds-before-encrypting
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    """add_my_update(encryptor, None, 0, my_integers, layout) → (ciphertexts, 1)"""
    total = [t + m for t, m in zip(running_total or [0] * len(my_integers), my_integers)]
    return encrypt_vector(encryptor, total, layout), contributor_count + 1
