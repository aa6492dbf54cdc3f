# advice: sum-thrown-away
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    own = encrypt_vector(encryptor, my_integers, layout)
    if contributor_count:
        add_vectors(encryptor.public_key, own, running_total)
    return own, contributor_count + 1
