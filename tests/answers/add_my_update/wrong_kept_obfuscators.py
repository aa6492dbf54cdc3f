# advice: same-every-time
KEPT = []


def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    from fedlearn_lib.given.paillier.packing import pack_vector

    n = encryptor.public_key.n
    plaintexts = list(pack_vector(my_integers, layout))
    while len(KEPT) < len(plaintexts):
        KEPT.extend(encryptor.encrypt([0]))
    mine = [(1 + m * n) * o % n**2 for m, o in zip(plaintexts, KEPT)]
    if running_total is not None:
        mine = add_vectors(encryptor.public_key, running_total, mine)
    return mine, contributor_count + 1
