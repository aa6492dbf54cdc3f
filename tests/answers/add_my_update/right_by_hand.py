# right: packs with the given function and multiplies by hand
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    from fedlearn_lib.given.paillier.packing import pack_vector

    key = encryptor.public_key
    ciphertexts = encryptor.encrypt(pack_vector(my_integers, layout))
    if running_total is not None:
        ciphertexts = [a * b % key.n**2 for a, b in zip(running_total, ciphertexts)]
    contributor_count += 1
    return ciphertexts, contributor_count
