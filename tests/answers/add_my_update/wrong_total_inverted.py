# advice: subtracts
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    n2 = encryptor.public_key.n ** 2
    if running_total:
        mine = [b * pow(a, -1, n2) % n2 for a, b in zip(running_total, mine)]
    return mine, contributor_count + 1
