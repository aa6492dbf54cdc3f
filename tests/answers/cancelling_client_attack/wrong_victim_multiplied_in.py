# advice: victim-twice
def cancelling_client_attack(encryptor, others, victim):
    n2 = encryptor.public_key.n ** 2
    out = encryptor.encrypt([0] * len(others[victim]))
    for k, cs in others.items():
        if k != victim:
            out = [z * pow(c, -1, n2) % n2 for z, c in zip(out, cs)]
        else:
            out = [z * c % n2 for z, c in zip(out, cs)]
    return out
