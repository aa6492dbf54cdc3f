# right: add_vectors, and the inverse of everything
def cancelling_client_attack(encryptor, others, victim):
    total = encryptor.encrypt([0 for _ in others[victim]])
    for name in set(others) - {victim}:
        total = add_vectors(encryptor.public_key, total, others[name])
    return [pow(c, -1, encryptor.public_key.n**2) for c in total]
