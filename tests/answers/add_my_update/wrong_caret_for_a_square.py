# advice: mod-n
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    n = encryptor.public_key.n
    total = encrypt_vector(encryptor, my_integers, layout)
    if running_total is not None:
        total = [before * mine % (n ^ 2) for before, mine in zip(running_total, total)]
    return total, contributor_count + 1
