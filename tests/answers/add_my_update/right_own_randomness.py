# right: everything written out, r from secrets
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    n = encryptor.public_key.n
    n_squared = n * n
    width = 8 * layout.slot_bytes
    total = []
    for place, start in enumerate(range(0, len(my_integers), layout.slots)):
        plaintext = 0
        for slot, integer in enumerate(my_integers[start : start + layout.slots]):
            plaintext += (int(integer) + layout.offset) << (slot * width)
        r = secrets.randbelow(n - 1) + 1
        mine = pow(n + 1, plaintext, n_squared) * pow(r, n, n_squared) % n_squared
        total.append(mine if running_total is None else mine * running_total[place] % n_squared)
    return total, contributor_count + 1
