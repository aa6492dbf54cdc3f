# advice: first-client
def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    mine = encrypt_vector(encryptor, my_integers, layout)
    n_squared = encryptor.public_key.n**2
    return [a * b % n_squared for a, b in zip(running_total, mine)], contributor_count + 1
