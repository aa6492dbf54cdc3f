# advice: numbers-to-add-vectors
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    if running_total is None:
        return encrypt_vector(encryptor, my_integers, layout), 1
    return add_vectors(encryptor.public_key, running_total, my_integers), contributor_count + 1
