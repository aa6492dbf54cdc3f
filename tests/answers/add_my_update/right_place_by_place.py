# right: ciphertext by ciphertext
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    from fedlearn_lib.given.paillier.packing import pack_vector
    total = running_total
    for place, c in enumerate(encryptor.encrypt(list(pack_vector(my_integers, layout)))):
        if running_total is None:
            total = (total or []) + [c]
        else:
            total = total[:place] + [total[place] * c % encryptor.public_key.n ** 2] + total[place + 1:]
    contributor_count += 1
    return total, contributor_count
