# advice: others-left
def cancelling_client_attack(encryptor, others, victim):
    clock = encryptor.public_key.n ** 2
    mine = list(encryptor.encrypt([0] * len(others[victim])))
    for name in filter(lambda name: victim not in name, others):
        mine[:] = (m * pow(c, -1, clock) % clock for m, c in zip(mine, others[name]))
    return mine
