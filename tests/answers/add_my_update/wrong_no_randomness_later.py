# advice: no-randomness
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    from fedlearn_lib.given.paillier.packing import pack_vector

    n = encryptor.public_key.n
    if running_total is None:
        return encrypt_vector(encryptor, my_integers, layout), 1
    return [t * (1 + m * n) % n**2 for t, m in zip(running_total, pack_vector(my_integers, layout))], contributor_count + 1
