# advice: few-values
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    import secrets
    from fedlearn_lib.given.paillier.packing import pack_vector
    n = encryptor.public_key.n
    n2 = n * n
    mine = []
    for m in pack_vector(my_integers, layout):
        r = secrets.randbits(24) | 1
        mine.append((1 + n * m) * pow(r, n, n2) % n2)
    if running_total:
        mine = [a * b % n2 for a, b in zip(running_total, mine)]
    return mine, contributor_count + 1
