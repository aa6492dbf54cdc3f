# right: starts the first total with ones
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    key = encryptor.public_key
    fresh = encrypt_vector(encryptor, np.array(my_integers), layout)
    before = running_total if running_total is not None else [1] * len(fresh)
    return add_vectors(key, before, fresh), contributor_count + 1
