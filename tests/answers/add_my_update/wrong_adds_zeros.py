# advice: adds-nothing
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)

    if running_total is not None:
        zeros = encryptor.encrypt([0] * len(running_total))
        mine = add_vectors(encryptor.public_key, running_total, zeros)
    return mine, contributor_count + 1
