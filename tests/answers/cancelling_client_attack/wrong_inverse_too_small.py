# advice: inverse-modulo-n
def cancelling_client_attack(encryptor, others, victim):
    key = encryptor.public_key
    mine = encryptor.encrypt([0 for _ in others[victim]])
    for name in others:
        if name == victim:
            continue
        for place, c in enumerate(others[name]):
            mine[place] = mine[place] * pow(c, -1, key.n) % key.n_squared
    return mine
