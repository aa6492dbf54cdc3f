# advice: last-left-out
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    fresh = encrypt_vector(encryptor, my_integers, layout)
    if running_total is None:
        return fresh, contributor_count + 1
    modulus = encryptor.public_key.n ** 2
    pairs = zip(running_total[:-1], fresh)
    return [one * other % modulus for one, other in pairs], contributor_count + 1
