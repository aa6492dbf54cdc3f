# advice: some-places-only
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    if running_total is None:
        return mine, 1
    total = list(running_total)
    total[0] = total[0] * mine[0] % encryptor.public_key.n_squared
    return total, contributor_count + 1
