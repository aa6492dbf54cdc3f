# advice: same-every-time
_cache = {}

def add_my_update(encryptor, running_total, contributor_count, my_integers, layout):
    key = tuple(my_integers)
    if key not in _cache:
        _cache[key] = encrypt_vector(encryptor, my_integers, layout)
    mine = list(_cache[key])
    if running_total is None:
        return mine, contributor_count + 1
    total = add_vectors(encryptor.public_key, running_total, mine)
    return total, contributor_count + 1
