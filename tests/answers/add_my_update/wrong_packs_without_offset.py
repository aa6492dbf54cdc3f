# advice: other-first-total
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    n = encryptor.public_key.n
    width = 8 * layout.slot_bytes
    plain = []
    for start in range(0, len(my_integers), layout.slots):
        number = 0
        for k, m in enumerate(my_integers[start:start + layout.slots]):
            number += int(m) * 2 ** (k * width)
        plain.append(number % n)
    mine = encryptor.encrypt(plain)
    if running_total is None or running_total[0] is None:
        return mine, 1
    return add_vectors(encryptor.public_key, running_total, mine), contributor_count + 1
