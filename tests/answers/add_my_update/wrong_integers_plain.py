# advice: in-plain
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    if running_total is None:
        return [int(i) for i in my_integers], 1
    return [int(t + i) for t, i in zip(running_total, my_integers)], contributor_count + 1
