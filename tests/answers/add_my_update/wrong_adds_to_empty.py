# advice: adds-to-nothing
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    sealed = encrypt_vector(encryptor, my_integers, layout)
    return add_vectors(encryptor.public_key, running_total or [], sealed), contributor_count + 1
