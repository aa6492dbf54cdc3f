# right: starts with fresh zeros
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n_squared
    mine = encryptor.encrypt([0] * len(others[victim]))
    for name in others:
        if name == victim:
            continue
        mine = [m * pow(c, -1, n_squared) % n_squared for m, c in zip(mine, others[name])]
    return mine
