# advice: put-behind
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    so_far = list(running_total or [])
    so_far.extend(encrypt_vector(encryptor, my_integers, layout))
    return so_far, contributor_count + 1
