# advice: decrypts
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    if running_total is None:
        return mine, 1
    before = decrypt_sum(encryptor, running_total, layout, len(my_integers), contributor_count)
    return encrypt_vector(encryptor, before + my_integers, layout), contributor_count + 1
