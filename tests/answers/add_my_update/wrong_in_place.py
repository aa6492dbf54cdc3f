# advice: changes-input
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    if running_total is None:
        return mine, contributor_count + 1
    for i, c in enumerate(mine):
        running_total[i] = running_total[i] * c % encryptor.public_key.n**2
    return running_total, contributor_count + 1
