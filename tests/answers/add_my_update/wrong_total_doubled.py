# advice: other-sum
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    sealed = encrypt_vector(encryptor, my_integers, layout)
    if running_total is None:
        return sealed, contributor_count + 1
    doubled = add_vectors(encryptor.public_key, running_total, running_total)
    return add_vectors(encryptor.public_key, doubled, sealed), contributor_count + 1
