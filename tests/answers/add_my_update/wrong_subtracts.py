# advice: subtracts
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)

    if running_total is not None:
        n_squared = encryptor.public_key.n**2
        mine = [t * pow(m, -1, n_squared) % n_squared for t, m in zip(running_total, mine)]
    return mine, contributor_count + 1
