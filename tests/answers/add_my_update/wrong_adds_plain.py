# advice: adds-plain-numbers
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    from fedlearn_lib.given.paillier.packing import pack_vector

    plain = list(pack_vector(my_integers, layout))
    if running_total is None:
        return encryptor.encrypt(plain), 1
    return [t + p for t, p in zip(running_total, plain)], contributor_count + 1
