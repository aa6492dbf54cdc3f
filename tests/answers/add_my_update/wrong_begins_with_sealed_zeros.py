# advice: offset-of-nobody
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    if contributor_count == 0:
        running_total = encrypt_vector(encryptor, [0] * len(my_integers), layout)
    sealed = encrypt_vector(encryptor, my_integers, layout)
    return add_vectors(encryptor.public_key, running_total, sealed), contributor_count + 1
