# advice: one-by-one
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = [encryptor.encrypt(i) for i in my_integers]
    if running_total is not None:
        mine = add_vectors(encryptor.public_key, running_total, mine)
    return mine, contributor_count + 1
