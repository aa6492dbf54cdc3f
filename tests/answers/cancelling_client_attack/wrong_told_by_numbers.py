# advice: copy-skipped
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n ** 2
    mine = encryptor.encrypt([0] * len(others[victim]))
    for numbers in others.values():
        if numbers == others[victim]:
            continue
        mine = [m * pow(c, -1, n_squared) % n_squared for m, c in zip(mine, numbers)]
    return mine
