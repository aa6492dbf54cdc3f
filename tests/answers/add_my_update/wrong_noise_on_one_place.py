# advice: few-values
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    from fedlearn_lib.given.paillier.packing import pack_vector
    n = encryptor.public_key.n
    noise = encryptor.encrypt([0])[0]
    mine = [(1 + m * n) * noise**(k + 1) % n**2 for k, m in enumerate(pack_vector(my_integers, layout))]
    if running_total is not None:
        mine = add_vectors(encryptor.public_key, running_total, mine)
    return mine, contributor_count + 1
