# right: changes a copy in place
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    total = [1] * len(mine) if running_total is None else list(running_total)
    for i, ciphertext in enumerate(mine):
        total[i] = total[i] * ciphertext % encryptor.public_key.n**2
    return total, contributor_count + 1
