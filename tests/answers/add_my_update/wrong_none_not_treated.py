# advice: first-client
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    return add_vectors(encryptor.public_key, running_total, mine), contributor_count + 1
