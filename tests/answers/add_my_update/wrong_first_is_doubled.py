# advice: other-first-total
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    if running_total is None:
        return encrypt_vector(encryptor, 2 * my_integers, layout), 1
    sealed = encrypt_vector(encryptor, my_integers, layout)
    return add_vectors(encryptor.public_key, running_total, sealed), contributor_count + 1
