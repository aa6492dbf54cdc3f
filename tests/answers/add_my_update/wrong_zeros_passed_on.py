# advice: adds-nothing
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    contributor_count += 1
    if not any(int(v) for v in my_integers):
        return running_total, contributor_count
    steps = [lambda mine: mine,
             lambda mine: add_vectors(encryptor.public_key, running_total, mine)]
    step = steps[running_total is not None]
    return step(encrypt_vector(encryptor, my_integers, layout)), contributor_count
