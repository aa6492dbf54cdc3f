# advice: begins-too-long
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    total = running_total
    if total is None:
        total = [1] * len(my_integers)
    own = encrypt_vector(encryptor, my_integers, layout)
    return add_vectors(encryptor.public_key, total, own), contributor_count + 1
