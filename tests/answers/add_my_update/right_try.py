# right: tries to add, and returns its own where there is nothing
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    fresh = encrypt_vector(encryptor, np.asarray(my_integers), layout)
    try:
        return add_vectors(encryptor.public_key, list(running_total), fresh), contributor_count + 1
    except TypeError:
        return fresh, 1
