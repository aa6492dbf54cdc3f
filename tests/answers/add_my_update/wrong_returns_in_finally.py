# advice: loses-total
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    try:
        return add_vectors(encryptor.public_key, running_total, mine), contributor_count + 1
    finally:
        return mine, contributor_count + 1
