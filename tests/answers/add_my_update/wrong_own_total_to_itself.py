# advice: first-adds-itself
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    sealed = encrypt_vector(encryptor, my_integers, layout)
    before = sealed if running_total is None else running_total
    return add_vectors(encryptor.public_key, before, sealed), contributor_count + 1
