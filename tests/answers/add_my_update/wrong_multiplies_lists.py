# advice: multiplies-lists
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    if running_total is None:
        return mine, 1
    return running_total * mine % encryptor.public_key.n**2, contributor_count + 1
