# advice: total-encrypted-again
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    if running_total is None:
        return encrypt_vector(encryptor, my_integers, layout), 1
    mine = encrypt_vector(encryptor, my_integers, layout)
    again = encrypt_vector(encryptor, running_total, layout)
    return add_vectors(encryptor.public_key, again, mine), contributor_count + 1
