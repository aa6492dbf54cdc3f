# advice: victim-negated
def cancelling_client_attack(encryptor, others, victim):
    n_squared = encryptor.public_key.n ** 2
    posted = encryptor.encrypt([0] * len(others[victim]))
    for name in [*others, victim]:
        posted = [p * pow(c, -1, n_squared) % n_squared for p, c in zip(posted, others[name])]
    return posted
