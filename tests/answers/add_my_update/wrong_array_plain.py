# advice: in-plain
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    total = my_integers if running_total is None else running_total + my_integers
    return total, contributor_count + 1
