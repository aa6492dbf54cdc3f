# advice: loses-total
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    total = encrypt_vector(encryptor, my_integers, layout)
    if contributor_count > 1:
        total = add_vectors(encryptor.public_key, running_total, total)
    return total, contributor_count + 1
