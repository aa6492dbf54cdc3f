# right: encrypted zeros, then the plaintexts as 1 + m·n
from fedlearn_lib.given.paillier.packing import pack_vector


def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    n = encryptor.public_key.n
    plaintexts = list(pack_vector(my_integers, layout))
    total = encryptor.encrypt([0] * len(plaintexts))
    if running_total:
        total = [t * old % n**2 for t, old in zip(total, running_total)]
    total = [t * (1 + m * n) % n**2 for t, m in zip(total, plaintexts)]
    return total, contributor_count + 1
