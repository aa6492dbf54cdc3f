# advice: not-inverted
def cancelling_client_attack(encryptor, others, victim):
    modulus = encryptor.public_key.n**2
    taken = encryptor.encrypt([0] * len(others[victim]))
    for name, theirs in others.items():
        if name != victim:
            taken = [mine * pow(c, -1, modulus) % modulus for mine, c in zip(taken, theirs)]
    return [pow(mine, -1, modulus) for mine in taken]
