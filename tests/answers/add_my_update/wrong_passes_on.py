# advice: adds-nothing
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    if running_total is None:
        running_total = encrypt_vector(encryptor, my_integers, layout)
    return running_total, contributor_count + 1
